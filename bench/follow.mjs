// What following a run costs: a million lines of four nodes into a file, how late a live line is shown when the workspace is
// far away, and the requests of a long list of runs.
//   node bench/follow.mjs [--lines N]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  createReadStream,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
} from 'node:fs';
import { rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { lines: { type: 'string', default: '1000000' } } });
const nodes = 4;
const linesOfNode = Math.floor(Number(values.lines) / nodes);
const lines = linesOfNode * nodes;
const leastRate = 200_000;
const mostMemory = 200;
const latency = 50;
/** A poll, and the request that it is. */
const mostLate = 1000 + 2 * latency;
const listed = 2000;

const air = fileURLToPath(new URL('../packages/cli/dist/air.cjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'air-bench-'));
const state = join(folder, 'state');
const env = { PATH: process.env.PATH, HOME: folder, AIR_LOCAL_HOME: state };
let isGood = true;

try {
  await run(['local', 'up']);
  await bulk();
  await live();
  await list();
  if (!isGood) process.exitCode = 1;
} finally {
  await run(['local', 'down']);
  rmSync(folder, { recursive: true });
}

/** A run whose nodes write as fast as they can once `air logs` looks on. */
async function bulk() {
  const go = join(folder, 'go');
  const text =
    'loss=0.123456 lr=1e-5 tokens/s=123456 and some more, so that it is about a hundred characters';
  const awk = `BEGIN { for (i = 1; i <= ${linesOfNode}; i++) print i " ${text}" }`;
  const id = await launch(`until [ -e ${go} ]; do sleep 0.05; done; awk '${awk}'`, nodes);
  const path = join(folder, 'lines.txt');
  const child = spawn(process.execPath, [air, 'logs', id, '-p', 'local', '--node', 'all'], {
    env,
    stdio: ['ignore', openSync(path, 'w'), 'ignore'],
  });
  const ended = once(child, 'close');
  await delay(1000);
  const expected = bytesOf(text) * nodes;
  writeFileSync(go, '');
  let memory = 0;
  let begin;
  let written;
  while (child.exitCode === null) {
    memory = Math.max(memory, peakMemory(child.pid));
    const { size } = statSync(path);
    if (size > 0) begin ??= performance.now();
    if (size >= expected) written ??= performance.now() - begin;
    await delay(5);
  }
  const [status] = await ended;
  const whole = performance.now() - begin;
  const rate = lines / ((written ?? whole) / 1000);
  const faults = status === 0 ? await faultsOf(path, text) : [`air logs ended ${status}`];
  console.log(`${lines} lines of ${nodes} nodes, followed while they are written:`);
  goal(
    'lines a second, first to last',
    Math.round(rate),
    rate >= leastRate,
    `at least ${leastRate}`,
  );
  goal('lost, doubled, out of order', faults.length, faults.length === 0, 'none');
  for (const fault of faults.slice(0, 3)) console.log(`    ${fault}`);
  goal('peak memory of air, MiB', memory, memory < mostMemory, `below ${mostMemory}`);
  const drain = ((whole - (written ?? whole)) / 1000).toFixed(1);
  console.log(
    `  ${drain} s more until three looks in a row, the last one over all of these lines, found nothing`,
  );
}

/** The bytes that one node's lines take in the file. */
function bytesOf(text) {
  let bytes = 0;
  for (let line = 1; line <= linesOfNode; line += 1) {
    bytes += `[node 0] ${line} ${text}\n`.length;
  }
  return bytes;
}

/** In MiB. */
function peakMemory(pid) {
  try {
    const [, kilobytes = 0] =
      /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Math.round(Number(kilobytes) / 1024);
  } catch {
    return 0;
  }
}

/** Each line of each node has to come once, in its place. */
async function faultsOf(path, text) {
  const next = Array.from({ length: nodes }, () => 1);
  const faults = [];
  for await (const line of createInterface({ input: createReadStream(path) })) {
    const [, node, number, rest] = /^\[node (\d)\] (\d+) (.*)$/.exec(line) ?? [];
    if (Number(number) !== next[node] || rest !== text)
      faults.push(`${line}, not line ${next[node]}`);
    next[node] = Number(number) + 1;
  }
  for (const [node, number] of next.entries()) {
    if (number !== linesOfNode + 1) faults.push(`node ${node} ends at line ${number - 1}`);
  }
  return faults;
}

/** A run that writes the time every now and then, behind a latency. */
async function live() {
  const workspace = await address();
  const id = await launch('for i in $(seq 15); do sleep 0.63; date +%s%N; done', 1);
  await workspace('POST', '/local/faults', { faults: [{ path: '/api/*', delayMs: latency }] });
  const child = spawn(process.execPath, [air, 'logs', id, '-p', 'local'], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const late = [];
  for await (const line of createInterface({ input: child.stdout })) {
    late.push(Date.now() - Number(line) / 1e6);
  }
  await workspace('DELETE', '/local/faults');
  const worst = Math.max(...late);
  console.log(`${late.length} lines of a live run, with ${latency} ms on each request:`);
  goal('shown after at most, ms', Math.round(worst), worst <= mostLate, `at most ${mostLate}`);
}

/** A list of so many runs, whose records are copies of one. */
async function list() {
  const id = await launch('true', 1);
  await run(['wait', id, '-p', 'local']);
  await run(['local', 'down']);
  const runs = join(state, 'runs');
  const there = readdirSync(runs).length;
  const record = JSON.parse(readFileSync(join(runs, id, 'run.json'), 'utf8'));
  const base = BigInt(id);
  for (let copy = 1; copy <= listed - there; copy += 1) {
    const runId = String(base + BigInt(copy));
    mkdirSync(join(runs, runId));
    const attempts = record.attempts.map((each) => ({ ...each, taskRunId: `${runId}0` }));
    const ids = { runId, attempts, mlflowRunId: `bench-${copy}`, sequence: record.sequence + copy };
    const submission = { ...record.submission, idempotency_token: `bench-${copy}` };
    writeFileSync(join(runs, runId, 'run.json'), JSON.stringify({ ...record, ...ids, submission }));
  }
  await run(['local', 'up']);
  const workspace = await address();
  console.log(`a list of ${listed} runs:`);
  const everyone = listed / 25;
  for (const { what, flags, fewest } of [
    { what: 'of everyone', flags: ['--all-users'], fewest: everyone },
    { what: 'of the caller, with the index', flags: [], fewest: everyone + listed / 100 },
  ]) {
    const before = (await workspace('GET', '/local/requests')).requests.length;
    const begin = performance.now();
    const flagsOfAll = ['--all-status', '--limit', String(listed), '-p', 'local', '-o', 'json'];
    const out = await run(['list', ...flags, ...flagsOfAll]);
    const seconds = ((performance.now() - begin) / 1000).toFixed(1);
    const asked = (await workspace('GET', '/local/requests')).requests.length - before;
    const found = JSON.parse(out).data.runs.length;
    const isFew = found === listed && asked <= fewest + 2;
    goal(`requests ${what}`, asked, isFew, `at most ${fewest + 2}, ${seconds} s`);
  }
}

async function launch(command, accelerators) {
  const config = join(folder, 'run.yaml');
  const compute = `{ num_accelerators: ${accelerators}, accelerator_type: GPU_1xA10 }`;
  const fields = {
    experiment_name: 'bench',
    compute,
    max_retries: 0,
    command: JSON.stringify(command),
  };
  writeFileSync(
    config,
    Object.entries(fields)
      .map(([key, value]) => `${key}: ${value}\n`)
      .join(''),
  );
  return JSON.parse(await run(['run', config, '-p', 'local', '-o', 'json'])).data.run_id;
}

/** How to ask the embedded workspace that is up. */
async function address() {
  const { host } = JSON.parse(await run(['local', 'status', '-o', 'json'])).data;
  const authorization = `Bearer ${readFileSync(join(state, 'token'), 'utf8').trim()}`;
  return async (method, path, body) => {
    const answer = await fetch(host + path, {
      method,
      headers: { authorization },
      body: JSON.stringify(body),
    });
    return answer.json();
  };
}

async function run(args) {
  const child = spawn(process.execPath, [air, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.on('data', (text) => (out += text));
  child.stderr.on('data', (text) => (err += text));
  const [status] = await once(child, 'close');
  if (status !== 0) throw new Error(`air ${args.join(' ')} ended ${status}: ${out}${err}`);
  return out;
}

function goal(what, value, isMet, wanted) {
  isGood &&= isMet;
  console.log(
    `  ${what.padEnd(38)} ${String(value).padStart(8)}   (${wanted})${isMet ? '' : '   MISSED'}`,
  );
}
