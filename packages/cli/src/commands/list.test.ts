import { air, steady, test } from '../../test/air.ts';
import { launched, untilStatus } from '../../test/launched.ts';

/** The same with `…` for times and users, and without the spaces that follow from their lengths. */
function timeless(text: string): string {
  return steady(text)
    .replaceAll(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?Z/g, '…')
    .replaceAll(/\S+@[^\s"]+/g, 'ada')
    .replaceAll(/\b\d+ s\b/g, '… s')
    .replaceAll(/ {2,}/g, '  ');
}

test('the active runs, the newest first, as a table and as JSON', async ({
  expect,
  write,
  env,
}) => {
  const ended = await launched({ write, env }, 'eval', 'true');
  await untilStatus({ env }, ended, 'SUCCESS');
  const first = await launched({ write, env }, 'train-a', 'sleep 600');
  const second = await launched({ write, env }, 'train-b', 'sleep 600');
  await untilStatus({ env }, first, 'RUNNING');
  await untilStatus({ env }, second, 'RUNNING');
  const told = await air(['list'], { env });
  expect({ ...told, out: timeless(told.out) }).toEqual({
    status: 0,
    out: `RUN ID  NAME  STATUS  STARTED  DURATION  GPUS  USER
…  train-b  RUNNING  …  … s  1 x GPU_1xA10  ada
…  train-a  RUNNING  …  … s  1 x GPU_1xA10  ada
`,
    err: '',
  });

  const json = async (...argv: string[]) =>
    JSON.parse((await air(['list', ...argv, '-o', 'json'], { env })).out).data.runs;
  expect(await json('--filter', 'experiment=*-a')).toEqual([
    {
      run_id: first,
      run_name: 'train-a',
      user: expect.stringContaining('@'),
      status: 'RUNNING',
      started_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      is_sweep: false,
    },
  ]);
  expect(await json('--all-status')).toHaveLength(3);
  expect(await json('--all-users', '--all-status', '--filter', 'status=success')).toMatchObject([
    { run_id: ended },
  ]);
  expect(await air(['list', '--limit', '1'], { env })).toMatchObject({
    out: expect.stringMatching(/^.*\n.* train-b .*\n$/),
    err: 'These are the newest 1; there may be more: --limit N shows N\n',
  });
});

test('without runs it says where to look', async ({ expect, env }) => {
  expect(await air(['list'], { env })).toEqual({
    status: 0,
    out: '',
    err: "You have no active AIR runs; --all-status looks among the ended ones too, --all-users among everyone's\n",
  });
  expect((await air(['list', '--all-status', '--filter', 'user=x'], { env })).err).toBe(
    "You have no AIR runs with this filter; --all-users among everyone's\n",
  );
  const { out, err } = await air(['list', '-o', 'json'], { env });
  expect([steady(out), err]).toEqual(['{"v":1,"ts":"…","data":{"runs":[]}}\n', '']);
});

const usage = 'Usage: air list [flags]\n';

test.for([
  [['--limit', '0'], 'invalid --limit "0": it is a number of runs, from 1', ''],
  [
    ['--filter', 'experimnt=x'],
    'invalid --filter "experimnt=x": it is KEY=VALUE with one of the keys experiment, user, status, accelerator_type, num_accelerators',
    'Did you mean experiment?',
  ],
  [
    ['--filter', 'train*'],
    'invalid --filter "train*": it is KEY=VALUE with one of the keys experiment, user, status, accelerator_type, num_accelerators',
    '',
  ],
  [['--filter', 'user='], 'invalid --filter "user=": user needs a value', ''],
  [['--filter', 'status'], 'invalid --filter "status": status needs a value', ''],
  [
    ['--filter', 'status=cancelled'],
    'invalid --filter "status=cancelled": no run has such a status',
    'Did you mean CANCELED?',
  ],
  [
    ['--filter', 'status=x'],
    'invalid --filter "status=x": no run has such a status',
    'Among them are RUNNING, SUCCESS and FAILED.',
  ],
  [
    ['--filter', 'num_accelerators=many'],
    'invalid --filter "num_accelerators=many": it is a number of GPUs, such as 8',
    '',
  ],
] as const)('%j is refused', async ([argv, message, hint], { expect }) => {
  const told = hint === '' ? '' : `  hint: ${hint}\n`;
  expect(await air(['list', ...argv])).toEqual({
    status: 1,
    out: '',
    err: `Error: ${message}\n${told}${usage}`,
  });
});
