import { execFile } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startLocalWorkspace } from '@air/local';
import { program, runAir } from '../support/run-air.ts';
import { covers } from '../support/covers.ts';
import { runInTerminal } from '../support/run-in-terminal.ts';
import { config, signedIn, steady, test as base } from '../support/test.ts';

interface Fixtures {
  /** An environment that is signed in to a workspace with a pool. */
  env: Readonly<Record<string, string>>;
  /** Launches a config with a name and gives the run's id, once the run goes on, or has ended with the status. */
  launch: (name: string, command: string, status?: string) => Promise<string>;
}

const test = base.extend<Fixtures>({
  env: async ({ home }, use) => {
    const pools = [
      { pool_id: 'alpha', accelerator_type: 'GPU_8xH100', accelerator_count: 64, used: 16 },
    ];
    const local = await startLocalWorkspace({ stateDirectory: join(home, 'state'), pools });
    await use(signedIn(home, local));
    await local.close();
  },
  launch: async ({ write, env }, use) => {
    await use(async (name, command, status = 'RUNNING') => {
      const file = await write(config(command).replace('hello', name), `${name}.yaml`);
      const { out } = await runAir(['run', file, '-o', 'json'], { env });
      const runId: string = JSON.parse(out).data.run_id;
      for (;;) {
        const told = await runAir(['get', runId, '-o', 'json'], { env });
        if (JSON.parse(told.out).data.status === status) return runId;
        await delay(50);
      }
    });
  },
});

/** The same with `…` for times, and for what follows from who and where this is. */
function timeless(text: string): string {
  return steady(text)
    .replaceAll(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?Z/g, '…')
    .replaceAll(/(?<=Duration: +)\d+ s/g, '… s')
    .replaceAll(/"duration_seconds":\d+/g, '"duration_seconds":…')
    .replaceAll(/[0-9a-f]{32}/g, '…')
    .replaceAll(/[^\s"']+@[^\s"']+/g, 'ada');
}

test('a run that failed is shown whole', async ({ expect, env, launch }) => {
  covers('cli/get', 'cli/data-get');
  const id = await launch('train', 'exit 3', 'FAILED');
  const text = await runAir(['get', 'train'], { env });
  expect({ ...text, out: timeless(text.out) }).toEqual({
    status: 0,
    out: `Run:          …
Name:         train
Status:       FAILED: Node 0 ended with exit status 3.
User:         ada
Started:      …
Duration:     … s
Attempt:      1 of at most 1
Experiment:   train
Accelerators: 1 GPU, GPU_1xA10
Environment:  version 6
Dashboard:    http://127.0.0.1:…/jobs/runs/…?o=127001
MLflow:       http://127.0.0.1:…/ml/experiments/…/runs/…
`,
    err: '',
  });
  const json = await runAir(['get', id, '-o', 'json'], { env });
  expect(timeless(json.out)).toBe(
    '{"v":1,"ts":"…","data":{"run_id":"…","status":"FAILED","started_at":"…","duration_seconds":…,"attempt_number":0,"experiment_name":"train","dashboard_url":"http://127.0.0.1:…/jobs/runs/…?o=127001","mlflow_url":"http://127.0.0.1:…/ml/experiments/…/runs/…","termination_reason":"FAILED","est_percent_complete":null,"est_remaining_seconds":null}}\n',
  );
  const unknown = await runAir(['get', '5', '-o', 'json'], { env });
  expect({ ...unknown, out: steady(unknown.out) }).toEqual({
    status: 1,
    out: '{"v":1,"ts":"…","error":{"code":"NOT_FOUND","kind":"NOT_FOUND","message":"there is no run 5 on http://127.0.0.1:…: Run 5 does not exist.","retryable":false}}\n',
    err: '',
  });
});

test('a list goes through a pipe, by its names', async ({ expect, env, launch }) => {
  covers('cli/list', 'cli/data-list');
  await launch('eval', 'sleep 60');
  const id = await launch('train-a', 'sleep 60');
  const script = `"$0" "$1" list --filter experiment='train*' -o json | python3 -c 'import json, sys; print(json.load(sys.stdin)["data"])'`;
  const line = ['-c', script, process.execPath, program];
  const { stdout } = await promisify(execFile)('bash', line, {
    env: { PATH: process.env['PATH'], ...env },
  });
  expect(timeless(stdout)).toBe(
    "{'runs': [{'run_id': '…', 'run_name': 'train-a', 'user': 'ada', 'status': 'RUNNING', 'started_at': '…', 'is_sweep': False}]}\n",
  );
  const table = await runAir(['list', '--limit', '1'], { env });
  expect(table.out).toMatch(new RegExp(`^RUN ID +NAME .*\\n${id}  train-a  RUNNING  .*\\n$`));
  expect(table.err).toBe('These are the newest 1; there may be more: --limit N shows N\n');
});

test('runs are cancelled, all of them or by name, and what fails is told', async ({
  expect,
  env,
  launch,
}) => {
  covers('cli/cancel', 'cli/data-cancel');
  const id = await launch('train', 'sleep 60');
  const partial = await runAir(['cancel', 'train', 'trian', '-o', 'json'], { env });
  expect({ ...partial, out: steady(partial.out) }).toEqual({
    status: 1,
    out: '{"v":1,"ts":"…","data":{"cancelled":["…"],"failed":[{"run_id":"trian","error":"none of your AIR runs is called \\"trian\\""}]}}\n',
    err: 'Error: trian was not cancelled: none of your AIR runs is called "trian"\n  hint: Did you mean train?\n',
  });
  expect(JSON.parse(partial.out).data.cancelled).toEqual([id]);

  const other = await launch('tune', 'sleep 60');
  const refused = await runAir(['cancel', '--all'], { env });
  expect(refused).toEqual({
    status: 1,
    out: '',
    err: 'Error: --all asks before it cancels, and there is no terminal to ask on\n  hint: Add -y to cancel without a question.\nUsage: air cancel RUN_ID… | --all [flags]\n',
  });
  expect(await runAir(['cancel', '--all', '-y'], { env })).toEqual({
    status: 0,
    out: `Cancelled ${other}\n`,
    err: '',
  });
});

test('pools are listed', async ({ expect, env }) => {
  covers('cli/pools', 'cli/data-pools');
  expect(await runAir(['pools', 'list'], { env })).toEqual({
    status: 0,
    out: 'POOL ID  ACCELERATORS  RESERVED  USED  IDLE\nalpha    GPU_8xH100    64        16    48\n',
    err: '',
  });
  const json = await runAir(['pools', 'get', 'alpha', '-o', 'json'], { env });
  expect(steady(json.out)).toBe(
    '{"v":1,"ts":"…","data":{"pools":[{"pool_id":"alpha","accelerator_type":"GPU_8xH100","reserved_accelerators":64,"used_accelerators":16,"idle_accelerators":48}]}}\n',
  );
});

const leave = '\u001B[?7h\u001B[?25h\u001B[?1049l';

test('in a terminal a list is watched, and the terminal is as it was after it', async ({
  expect,
  env,
  launch,
}) => {
  const id = await launch('train', 'sleep 60');
  const left = await runInTerminal(['list', '--watch'], env, [
    [`> ${id}`, 'c'],
    [`Cancel run ${id}? y/n`, 'y'],
    ['There are no such runs now', 'q'],
  ]);
  expect(left).toMatchObject({ status: 0, isRestored: true });
  expect(left.shown.endsWith(leave)).toBe(true);
  for (const [key, status] of [
    ['\u0003', 130],
    ['SIGTERM', 143],
    ['SIGINT', 130],
  ] as const) {
    const told = await runInTerminal(['list', '--watch'], env, [['There are no such runs', key]]);
    expect(told).toMatchObject({ status, isRestored: true });
    expect(told.shown).toContain(leave);
  }
});

test('in a terminal --all asks', async ({ expect, env, launch }) => {
  const id = await launch('train', 'sleep 60');
  const stopped = await runInTerminal(['cancel', '--all'], env, [['[y/N] ', '\u0003']]);
  expect(stopped).toMatchObject({ status: 130, isRestored: true });
  const told = await runInTerminal(['cancel', '--all'], env, [['Cancel 1 run? [y/N] ', 'y\n']]);
  expect(told).toMatchObject({ status: 0, shown: expect.stringContaining(`Cancelled ${id}\r\n`) });
});
