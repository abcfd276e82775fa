import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { covers } from '../support/covers.ts';
import { program, runAir, startAir } from '../support/run-air.ts';
import { config, steady, test } from '../support/test.ts';

const submitted =
  'Submitted workload with Job Run ID: …\nView job run at: http://127.0.0.1:…/jobs/runs/…\n';

test('--local starts a workspace, shows both nodes and ends with the outcome', async ({
  expect,
  write,
  env,
}) => {
  covers(
    'local/run',
    'cli/exit-0',
    'cli/exit-1',
    'cli/node-labels',
    'cli/message-submitted',
    'cli/run',
    'cli/run-file-without-flag',
  );
  const file = await write(
    config('echo "of $NUM_NODES"').replace('num_accelerators: 1', 'num_accelerators: 2'),
  );
  const { status, out, err } = await runAir(['run', '--local', '--node', 'all', '-f', file], {
    env,
  });
  const lines = out.split('\n');
  expect({ status, head: steady(lines.slice(0, 2).join('\n')) }).toEqual({
    status: 0,
    head: submitted.trimEnd(),
  });
  expect(lines.slice(2).toSorted()).toEqual(['', '[node 0] of 2', '[node 1] of 2']);
  expect(steady(err)).toMatch(/\nStatus: SUCCESS\nRun … ended: SUCCESS\n$/);

  const failing = await write(config('exit 7'), 'failing.yaml');
  expect(await runAir(['run', '--local', failing], { env })).toMatchObject({ status: 1 });
});

test('one idempotency key is one run, executed once', async ({ expect, write, env, home }) => {
  covers('launch/same-token', 'cli/data-run-followed');
  const file = await write(config(`echo ran >> ${join(home, 'count')}`));
  const launch = async (key: string): Promise<string> => {
    const line = ['run', '--local', file, '-o', 'json', '--idempotency-key', key];
    const { status, out } = await runAir(line, { env });
    expect(status).toBe(0);
    return JSON.parse(out.trimEnd().split('\n').at(-1) ?? '').data.run_id;
  };
  const [first, again] = [await launch('a'), await launch('a')];
  expect(again).toBe(first);
  expect(await readFile(join(home, 'count'), 'utf8')).toBe('ran\n');
  expect(await launch('b')).not.toBe(first);
  expect(await readFile(join(home, 'count'), 'utf8')).toBe('ran\nran\n');
});

test('Ctrl-C stops the following and not the run, and says how to look again', async ({
  expect,
  write,
  env,
  home,
}) => {
  covers('local/interrupt', 'cli/watch-interrupted', 'cli/exit-130');
  const go = join(home, 'go');
  const file = await write(
    config(`echo started; until [ -e ${go} ]; do sleep 0.05; done; echo ended`),
  );
  const line = ['run', '--local', file, '--idempotency-key', 'mine'];
  const air = startAir(line, { env });
  await air.until('started\n');
  air.process.kill('SIGINT');
  const { status, out, err } = await air.ended;
  expect({ status, out: steady(out) }).toEqual({ status: 130, out: `${submitted}started\n` });
  expect(steady(err)).toMatch(
    /\nError: stopped following run …, which goes on\n {2}hint: Look again with air logs … -p local, or wait for its end with air wait … -p local; its page is http:\/\/127\.0\.0\.1:…\/jobs\/runs\/…\n$/,
  );
  await write('', 'go');
  expect(await runAir(line, { env })).toMatchObject({ status: 0, out: `${out}ended\n` });
});

test('Ctrl-C is an envelope with -o json', async ({ expect, write, env }) => {
  covers('cli/code-interrupted');
  const file = await write(config('echo started; sleep 30'));
  const air = startAir(['run', '--local', file, '-o', 'json'], { env });
  await air.until('"started"');
  air.process.kill('SIGINT');
  const { status, out } = await air.ended;
  expect(status).toBe(130);
  expect(JSON.parse(out.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({
    v: 1,
    error: { code: 'INTERRUPTED', kind: 'TRANSIENT', retryable: false },
  });
});

test('a reader that goes away ends the program quietly', async ({ expect, write, env }) => {
  covers('cli/closed-pipe');
  const file = await write(config('echo one; while sleep 0.05; do echo more; done'));
  const script = `"$0" "$1" run --local "$2" | head -n 3; echo "\${PIPESTATUS[0]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', script, process.execPath, program, file], {
    env: { PATH: process.env['PATH'], ...env },
    encoding: 'utf8',
  });
  expect(steady(stdout)).toBe(`${submitted}one\n0\n`);
  expect(stderr).not.toMatch(/EPIPE|Error/);
});

test.skipIf(!existsSync('/dev/full'))(
  'where standard output finds no place, standard error has the run id and the failures',
  async ({ expect, write, env }) => {
    const told = (...line: readonly string[]): object => {
      const script = ['-c', '"$0" "$@" >/dev/full', process.execPath, program, ...line];
      const { status, stderr } = spawnSync('bash', script, {
        env: { PATH: process.env['PATH'], ...env },
        encoding: 'utf8',
      });
      return { status, err: steady(stderr) };
    };
    expect(told('run', '--local', await write(config()))).toEqual({
      status: 1,
      err: `Launching "hello" on http://127.0.0.1:…
Error: cannot write to standard output: no space is left; it would have got:
${submitted}`,
    });
    expect(told('run', 'no.yaml', '-o', 'json')).toEqual({
      status: 1,
      err: `Error: cannot read config file "no.yaml": there is no such file
  hint: Check the path; it is relative to the current folder.
`,
    });
  },
);

test('up, status and down keep a workspace', async ({ expect, write, env }) => {
  covers('local/up-down', 'cli/local');
  const up = await runAir(['local', 'up'], { env });
  expect({ ...up, out: steady(up.out) }).toEqual({
    status: 0,
    out: 'The embedded workspace is up at http://127.0.0.1:…; address it with -p local\n',
    err: '',
  });
  expect(await runAir(['local', 'up'], { env })).toEqual(up);
  const { out } = await runAir(['local', 'status', '-o', 'json'], { env });
  expect(JSON.parse(out)).toMatchObject({
    data: { running: true, host: expect.any(String), pid: expect.any(Number), active_runs: 0 },
  });
  const run = await runAir(['run', '-p', 'local', '--watch', await write(config())], { env });
  expect(run).toMatchObject({ status: 0, out: expect.stringMatching(/\nhello\n$/) });
  expect(await runAir(['local', 'down'], { env })).toEqual({
    status: 0,
    out: 'The embedded workspace has ended\n',
    err: '',
  });
  expect(await runAir(['local', 'down'], { env })).toMatchObject({
    out: 'The embedded workspace was not running\n',
  });
});
