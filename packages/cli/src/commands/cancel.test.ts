import { air, steady, test } from '../../test/air.ts';
import { fakeTerminal } from '../../test/fake-terminal.ts';
import { launched, untilStatus } from '../../test/launched.ts';

test('a run is cancelled by its name', async ({ expect, write, env }) => {
  const id = await launched({ write, env }, 'train', 'sleep 600');
  expect(await air(['cancel', 'train'], { env })).toEqual({
    status: 0,
    out: `Cancelled ${id}\n`,
    err: '',
  });
  await untilStatus({ env }, id, 'CANCELED');
});

test('what fails for one run is told beside what did not', async ({
  expect,
  write,
  env,
  local,
}) => {
  const id = await launched({ write, env }, 'train', 'true');
  await untilStatus({ env }, id, 'SUCCESS');
  const live = await launched({ write, env }, 'train', 'sleep 600');
  const unknown = `there is no run 5 on ${local.host}: Run 5 does not exist.`;
  expect(await air(['cancel', '5', id, live], { env })).toEqual({
    status: 1,
    out: `Cancelled ${live}\nRun ${id} had ended already: SUCCESS\n`,
    err: `Error: 5 was not cancelled: ${unknown}\n`,
  });
  const { status, out } = await air(['cancel', '5', id, id, '-o', 'json'], { env });
  expect(status).toBe(1);
  expect(JSON.parse(out)).toMatchObject({
    data: { cancelled: [id], failed: [{ run_id: '5', error: unknown }] },
  });
});

test('--all cancels what is active, and -y asks nobody', async ({ expect, write, env }) => {
  const ids = [
    await launched({ write, env }, 'train-a', 'sleep 600'),
    await launched({ write, env }, 'train-b', 'sleep 600'),
  ];
  const { status, out } = await air(['cancel', '--all', '-y', '-o', 'json'], { env });
  expect(status).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ data: { cancelled: ids.toReversed(), all: true } });
  for (const id of ids) await untilStatus({ env }, id, 'CANCELED');
  expect(await air(['cancel', '--all', '-y'], { env })).toEqual({
    status: 0,
    out: 'You have no active AIR runs\n',
    err: '',
  });
});

test('--all says when a run cannot be read', async ({ expect, write, env, local }) => {
  const first = await launched({ write, env }, 'train-a', 'sleep 600');
  await launched({ write, env }, 'train-b', 'sleep 600');
  const body = { error_code: 'PERMISSION_DENIED', message: 'Not yours.' };
  local.addFault({ path: '*/runs/get', times: 1, answer: { status: 403, body } });
  expect(await air(['cancel', '--all', '-y'], { env })).toEqual({
    status: 0,
    out: `Cancelled ${first}\n`,
    err: '1 of the listed runs cannot be read and are left out\n',
  });
});

test('--all lists the runs and asks; only a yes cancels', async ({ expect, write, env }) => {
  const id = await launched({ write, env }, 'train', 'sleep 600');
  const ask = (typed: string) =>
    air(['cancel', '--all'], { env, isTerminal: true, terminal: fakeTerminal(typed) });
  const declined = await ask('n\n');
  expect({ ...declined, err: declined.err.split('\n').at(-1) }).toEqual({
    status: 1,
    out: 'Nothing was cancelled\n',
    err: 'Cancel 1 run? [y/N] ',
  });
  expect(declined.err).toMatch(/^RUN ID .*\n\d+ +train +/);
  expect((await ask('\n')).status).toBe(1);
  expect(await ask(' Y \n')).toMatchObject({ status: 0, out: `Cancelled ${id}\n` });
});

test('--all without a terminal and without -y asks nothing of the workspace', async ({
  expect,
  env,
  local,
}) => {
  expect(await air(['cancel', '--all'], { env })).toEqual({
    status: 1,
    out: '',
    err: `Error: --all asks before it cancels, and there is no terminal to ask on
  hint: Add -y to cancel without a question.
Usage: air cancel RUN_ID… | --all [flags]
`,
  });
  expect(local.requests()).toEqual([]);
});

test.for([
  [[], 'give a RUN_ID, or --all'],
  [['1', '--all', '-y'], 'give either run ids or --all, not both'],
] as const)('cancel %j is refused', async ([argv, message], { expect }) => {
  expect(await air(['cancel', ...argv])).toEqual({
    status: 1,
    out: '',
    err: `Error: ${message}\nUsage: air cancel RUN_ID… | --all [flags]\n`,
  });
});

test.for([
  [['5'], 'the run'],
  [['5', '6'], 'some of the runs'],
] as const)(
  'an interrupt of cancel %j says that %s may have been cancelled',
  async ([ids, what], { expect, env, local }) => {
    const body = { error_code: 'BUSY', message: 'Later.' };
    const headers = { 'retry-after': '60' };
    local.addFault({ path: '*/runs/cancel', answer: { status: 503, body, headers } });
    const interruptAtErr = (err: string): boolean => err.includes('trying again');
    const { status, err } = await air(['cancel', ...ids], { env, interruptAtErr });
    expect(status).toBe(130);
    expect(err.split('\n').slice(-3)).toEqual([
      `Error: stopped cancelling; ${what} may have been cancelled`,
      '  hint: See what still runs with air list',
      '',
    ]);
  },
);

test('a workspace that lets nobody in is one error', async ({ expect, env, local }) => {
  const wrong = { ...env, DATABRICKS_TOKEN: 'x' };
  const { status, out } = await air(['cancel', '5', '6', '-o', 'json'], { env: wrong });
  expect(status).toBe(1);
  expect(steady(out)).toBe(
    `{"v":1,"ts":"…","error":{"code":"UNAUTHENTICATED","kind":"PERMANENT","message":"${steady(local.host)} answered 401 UNAUTHENTICATED: the request needs the token of this workspace","retryable":false}}\n`,
  );
});
