import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { program, runAir, startAir } from '../support/run-air.ts';
import { config, test } from '../support/test.ts';

type Env = Readonly<Record<string, string>>;

/** Launches a run in the embedded workspace that is up, and gives its id. */
async function launch(file: string, env: Env): Promise<string> {
  const { out } = await runAir(['run', file, '-p', 'local', '-o', 'json'], { env });
  return JSON.parse(out).data.run_id;
}

test('a server that is killed and started again in the middle costs no line', async ({
  expect,
  write,
  env,
}) => {
  await runAir(['local', 'up'], { env });
  const file = await write(config('for i in 1 2 3; do echo "line $i"; done; echo ready; sleep 60'));
  const id = await launch(file, env);
  const following = startAir(['logs', id, '-p', 'local'], { env });
  await following.until('ready\n');
  const status = await runAir(['local', 'status', '-o', 'json'], { env });
  process.kill(JSON.parse(status.out).data.pid, 'SIGKILL');
  await runAir(['local', 'up'], { env });
  // the server ends what it finds: it cannot know how the run went on
  const { out, err, status: exit } = await following.ended;
  expect({ exit, out }).toEqual({ exit: 1, out: 'line 1\nline 2\nline 3\nready\n' });
  expect(err).toMatch(/\nStatus: FAILED\nError: run \d+ ended FAILED: .*server.*\n$/);
});

test('Ctrl-C ends air logs and air wait, and the run goes on', async ({ expect, write, env }) => {
  await runAir(['local', 'up'], { env });
  const id = await launch(await write(config('echo started; sleep 60')), env);
  const logs = startAir(['logs', id, '-p', 'local'], { env });
  await logs.until('started\n');
  logs.process.kill('SIGINT');
  expect(await logs.ended).toMatchObject({
    status: 130,
    out: 'started\n',
    err: expect.stringContaining(`Look again with air logs ${id} -p local\n`),
  });
  const wait = startAir(['wait', id, '-p', 'local', '--debug'], { env });
  await wait.until('answered 200');
  wait.process.kill('SIGINT');
  expect(await wait.ended).toMatchObject({
    status: 130,
    out: '',
    err: expect.stringMatching(
      /Error: stopped waiting; the runs go on\n {2}hint: Wait again with air wait \d+ -p local\n$/,
    ),
  });
  const get = await runAir(['logs', id, '-p', 'local', '--no-follow'], { env });
  expect(get).toMatchObject({ status: 0, out: 'started\n' });
});

test('a reader that goes away ends air logs quietly', async ({ expect, write, env }) => {
  await runAir(['local', 'up'], { env });
  const id = await launch(await write(config('while sleep 0.05; do echo more; done')), env);
  const script = `"$0" "$1" logs ${id} -p local | head -n 1; echo "\${PIPESTATUS[0]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', script, process.execPath, program], {
    env: { PATH: process.env['PATH'], ...env },
    encoding: 'utf8',
  });
  expect(stdout).toBe('more\n0\n');
  expect(stderr).not.toMatch(/EPIPE|Error/);
});

test('logs of any bytes are kept as they were written, of every node', async ({
  expect,
  write,
  env,
  home,
}) => {
  const command = String.raw`head -c 1048576 /dev/zero | tr '\0' x; echo; printf 'a\0b\r50%%\r100%%\n'; echo "$NODE_RANK"`;
  const file = await write(config(command).replace('accelerators: 1', 'accelerators: 2'));
  const run = await runAir(['run', '--local', file], { env });
  expect(run.status).toBe(0);
  const kept = await runAir(['logs', 'latest', '-p', 'local', '--download-to', home], { env });
  const path = (node: number): string => join(home, 'logs', `node_${node}.log`);
  expect(kept).toEqual({ status: 0, out: `Wrote ${path(0)}\nWrote ${path(1)}\n`, err: '' });
  for (const node of [0, 1]) {
    const text = await readFile(path(node), 'utf8');
    expect(text).toBe(`${'x'.repeat(1_048_576)}\na\0b\r50%\r100%\n${node}\n`);
  }
});
