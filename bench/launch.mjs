// What a launch costs on the wire: the requests that have to wait for each other, the connections, and how the time of a
// whole `air run` grows with the latency of the workspace.
//   node bench/launch.mjs [--rounds N]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '7' } } });
const mostRoundTrips = 5;
const mostRatio = 1.2;

const air = fileURLToPath(new URL('../packages/cli/dist/air.cjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'air-bench-'));
const config = join(folder, 'run.yaml');
const code = join(folder, 'code');
mkdirSync(code);
const experiments = '/Workspace/Users/bench/experiments';
writeFileSync(
  config,
  `experiment_name: bench
compute: { num_accelerators: 1, accelerator_type: GPU_1xA10 }
environment: { dependencies: [numpy, einops] }
command: 'true'
env_variables: { NCCL_DEBUG: WARN }
parameters: { lr: 1e-5 }
usage_policy_name: bench
mlflow_experiment_directory: ${experiments}
code_source: { root_path: code }
`,
);
const localEnv = { PATH: process.env.PATH, HOME: folder, AIR_LOCAL_HOME: join(folder, 'state') };

try {
  const { host } = JSON.parse((await run(['local', 'up', '-o', 'json'], localEnv)).out).data;
  const token = readFileSync(join(folder, 'state', 'token'), 'utf8').trim();
  const workspace = {
    host,
    call: async (method, path, body) => {
      const headers = { authorization: `Bearer ${token}` };
      const answer = await fetch(host + path, { method, headers, body: JSON.stringify(body) });
      return answer.json();
    },
  };
  await workspace.call('POST', '/api/2.0/workspace/mkdirs', { path: experiments });
  const relay = await openRelay(host);
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    DATABRICKS_HOST: relay.host,
    DATABRICKS_TOKEN: token,
  };
  await launch(workspace, relay, env, 0); // keeps what V8 compiled

  const { requests, connections } = await launch(workspace, relay, env, 100);
  const inARow = longestChain(requests);
  const atOnce = mostAtOnce(requests);
  console.log(
    `A launch of a config with new code, dependencies, variables, parameters and a usage policy by name:`,
  );
  console.log(`  requests                    ${requests.length}`);
  console.log(`  round trips in a row        ${inARow}   (at most ${mostRoundTrips})`);
  console.log(
    `  connections                 ${connections}   (at most ${atOnce}, the requests at one time)`,
  );
  let isGood = inARow <= mostRoundTrips && connections <= atOnce;

  const latencies = [0, 20, 200];
  const times = latencies.map(() => []);
  for (let round = 0; round < Number(values.rounds); round += 1) {
    for (const [index, latency] of latencies.entries()) {
      times[index].push((await launch(workspace, relay, env, latency)).milliseconds);
    }
  }
  const [bare, ...delayed] = times.map(median);
  console.log(`Whole processes, median of ${values.rounds}; ${bare.toFixed(0)} ms without latency`);
  for (const [index, latency] of latencies.slice(1).entries()) {
    const ratio = (delayed[index] - bare) / (mostRoundTrips * latency);
    isGood &&= ratio <= mostRatio;
    console.log(
      `  ${String(latency).padStart(3)} ms a request   ${delayed[index].toFixed(0).padStart(5)} ms: ${ratio.toFixed(2)} times ${mostRoundTrips} × latency on top   (at most ${mostRatio})`,
    );
  }
  relay.close();
  if (!isGood) process.exitCode = 1;
} finally {
  await run(['local', 'down'], localEnv);
  rmSync(folder, { recursive: true });
}

/** One whole `air run` with so much latency on each request, and what it asked. */
async function launch(workspace, relay, env, delayMs) {
  // code that the workspace does not have
  writeFileSync(join(code, 'train.py'), `print(${performance.now()})\n`);
  await workspace.call('DELETE', '/local/faults');
  await workspace.call('POST', '/local/faults', { faults: [{ path: '/api/*', delayMs }] });
  const before = (await workspace.call('GET', '/local/requests')).requests.length;
  const connectionsBefore = relay.connections();
  const begin = performance.now();
  const { out } = await run(['run', '-f', config, '-o', 'json'], env);
  const milliseconds = performance.now() - begin;
  const { requests } = await workspace.call('GET', '/local/requests');
  const connections = relay.connections() - connectionsBefore;
  await workspace.call('DELETE', '/local/faults');
  await untilEnded(workspace, JSON.parse(out).data.run_id);
  return { milliseconds, connections, requests: requests.slice(before) };
}

/** What one run does must not slow the next launch down. */
async function untilEnded(workspace, runId) {
  for (;;) {
    const { state } = await workspace.call('GET', `/api/2.2/jobs/runs/get?run_id=${runId}`);
    if (state.life_cycle_state === 'TERMINATED') return;
    await delay(10);
  }
}

async function run(args, env) {
  const child = spawn(process.execPath, [air, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.on('data', (text) => (out += text));
  child.stderr.on('data', (text) => (err += text));
  const [status] = await once(child, 'close');
  if (status !== 0) throw new Error(`air ${args.join(' ')} ended ${status}: ${out}${err}`);
  return { out };
}

/** Passes bytes on to the workspace and counts the connections. */
async function openRelay(host) {
  const { port } = new URL(host);
  let connections = 0;
  const server = createServer((client) => {
    connections += 1;
    const upstream = connect(Number(port), '127.0.0.1');
    for (const socket of [client, upstream]) socket.setNoDelay(true).on('error', () => {});
    client.pipe(upstream).pipe(client);
    client.on('close', () => upstream.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    host: `http://127.0.0.1:${server.address().port}`,
    connections: () => connections,
    close: () => server.close(),
  };
}

/** The most requests that each began after another had ended. */
function longestChain(requests) {
  let length = 0;
  let free = Number.NEGATIVE_INFINITY;
  for (const { began, ended } of requests.toSorted((a, b) => a.ended - b.ended)) {
    if (began < free) continue;
    length += 1;
    free = ended;
  }
  return length;
}

function mostAtOnce(requests) {
  const during = ({ began }) =>
    requests.filter((each) => each.began <= began && began < each.ended);
  return Math.max(...requests.map((each) => during(each).length));
}

function median(list) {
  return list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
}
