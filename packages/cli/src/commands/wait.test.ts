import { join } from 'node:path';
import { air, config, steady, test } from '../../test/air.ts';

async function launch(file: string, env: Readonly<Record<string, string>>): Promise<string> {
  return JSON.parse((await air(['run', file, '-o', 'json'], { env })).out).data.run_id;
}

test('waits for the end of all runs; the exit status is their outcome', async ({
  expect,
  write,
  env,
  folder,
}) => {
  const go = join(folder, 'go');
  const slow = await launch(await write(config(`until [ -e ${go} ]; do sleep 0.05; done`)), env);
  const quick = await launch(await write(config('true'), 'quick.yaml'), env);
  const waiting = air(['wait', slow, quick, slow], { env });
  expect(await air(['wait', quick], { env })).toEqual({
    status: 0,
    out: `Run ${quick} ended: SUCCESS\n`,
    err: '',
  });
  await write('', 'go');
  const { status, out, err } = await waiting;
  expect({ status, out }).toEqual({
    status: 0,
    out: `Run ${slow} ended: SUCCESS\nRun ${quick} ended: SUCCESS\n`,
  });
  expect(err).toContain(`Run ${quick} ended: SUCCESS\n`);
  const json = await air(['wait', quick, slow, '-o', 'json'], { env });
  expect(JSON.parse(json.out)).toMatchObject({
    data: {
      runs: [
        { run_id: quick, status: 'SUCCESS' },
        { run_id: slow, status: 'SUCCESS' },
      ],
    },
  });
});

test('a run that did not succeed is a failure, and all are told', async ({
  expect,
  write,
  env,
}) => {
  const good = await launch(await write(config('true')), env);
  const bad = await launch(await write(config('exit 3'), 'bad.yaml'), env);
  const text = await air(['wait', bad], { env });
  expect({ ...text, err: steady(text.err) }).toEqual({
    status: 1,
    out: '',
    err: expect.stringMatching(/^Error: run … ended FAILED: .*3.*\n$/),
  });
  const { status, out } = await air(['wait', good, bad, '-o', 'json'], { env });
  expect(status).toBe(1);
  expect(JSON.parse(out)).toMatchObject({
    error: {
      code: 'RUN_FAILED',
      kind: 'PERMANENT',
      retryable: false,
      run_id: bad,
      status: 'FAILED',
      runs: [
        { run_id: good, status: 'SUCCESS' },
        { run_id: bad, status: 'FAILED' },
      ],
    },
  });
});

test('an unknown run ends the waiting for all', async ({ expect, write, env }) => {
  const live = await launch(await write(config('sleep 30')), env);
  const { status, out, err } = await air(['wait', live, '12'], { env });
  expect({ status, out, err: steady(err) }).toEqual({
    status: 1,
    out: '',
    err: 'Error: there is no run 12 on http://127.0.0.1:…: Run 12 does not exist.\n',
  });
});

test('without a run it is used wrongly', async ({ expect }) => {
  const { status, out, err } = await air(['wait']);
  expect({ status, out }).toEqual({ status: 1, out: '' });
  expect(err).toContain('Usage: air wait RUN_ID… [flags]\n');
});
