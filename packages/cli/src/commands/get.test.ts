import { air, steady, test } from '../../test/air.ts';
import { launched, untilStatus } from '../../test/launched.ts';

/** The same with `…` for times, too. */
function timeless(text: string): string {
  return steady(text)
    .replaceAll(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?Z/g, '…')
    .replaceAll(/\d+ s$/gm, '… s')
    .replaceAll(/"duration_seconds":\d+/g, '"duration_seconds":…')
    .replaceAll(/[0-9a-f]{32}/g, '…')
    .replaceAll(/\S+@\S+/g, 'ada@example.com');
}

test('what a run is, how it ended, and where to look', async ({ expect, write, env }) => {
  const id = await launched({ write, env }, 'train', 'exit 3');
  await untilStatus({ env }, id, 'FAILED');
  const told = await air(['get', 'latest'], { env });
  expect({ ...told, out: timeless(told.out) }).toEqual({
    status: 0,
    out: `Run:          …
Name:         train
Status:       FAILED: Node 0 ended with exit status 3.
User:         ada@example.com
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
  const json = await air(['get', 'train', '-o', 'json'], { env });
  expect(timeless(json.out)).toBe(
    '{"v":1,"ts":"…","data":{"run_id":"…","status":"FAILED","started_at":"…","duration_seconds":…,"attempt_number":0,"experiment_name":"train","dashboard_url":"http://127.0.0.1:…/jobs/runs/…?o=127001","mlflow_url":"http://127.0.0.1:…/ml/experiments/…/runs/…","termination_reason":"FAILED","est_percent_complete":null,"est_remaining_seconds":null}}\n',
  );
});

test('how far a run has come', async ({ expect, write, env, local }) => {
  const id = await launched({ write, env }, 'train', 'sleep 600');
  await untilStatus({ env }, id, 'RUNNING');
  const { mlflow_url: page } = JSON.parse((await air(['get', id, '-o', 'json'], { env })).out).data;
  const log = (what: string, body: object): Promise<Response> =>
    fetch(`${local.host}/api/2.0/mlflow/runs/log-${what}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${local.token}` },
      body: JSON.stringify({ run_id: page.split('/').at(-1), ...body }),
    });
  await log('parameter', { key: 'max_steps', value: '1000' });
  for (const step of [100, 250]) {
    await log('metric', { key: 'step', value: step, timestamp: step * 1000 });
  }
  const { out } = await air(['get', id], { env });
  expect(out).toContain('\nProgress:     25 %, about 12 min 30 s left\n');
  const json = await air(['get', id, '-o', 'json'], { env });
  expect(JSON.parse(json.out)).toMatchObject({
    data: {
      termination_reason: null,
      est_percent_complete: 25,
      est_remaining_seconds: 750,
    },
  });
});

test('a run that does not exist is an error that suggests a near id', async ({
  expect,
  write,
  env,
  local,
}) => {
  const id = await launched({ write, env }, 'train', 'true');
  const typed = `${id.slice(0, -2)}${id.endsWith('00') ? '11' : '00'}`;
  expect(await air(['get', typed], { env })).toEqual({
    status: 1,
    out: '',
    err: `Error: there is no run ${typed} on ${local.host}: Run ${typed} does not exist.
  hint: Did you mean ${id}?
`,
  });
  const { out } = await air(['get', typed, '-o', 'json'], { env });
  expect(JSON.parse(out)).toMatchObject({ error: { code: 'NOT_FOUND', kind: 'NOT_FOUND' } });
});

test('a name that several runs have is an error that lists them', async ({
  expect,
  write,
  env,
}) => {
  for (let run = 0; run < 2; run += 1) {
    await untilStatus({ env }, await launched({ write, env }, 'train', 'true'), 'SUCCESS');
  }
  const { status, out, err } = await air(['get', 'train'], { env });
  expect({ status, out, err: timeless(err) }).toEqual({
    status: 1,
    out: '',
    err: `Error: 2 of your runs are called "train":
  …  …  SUCCESS
  …  …  SUCCESS
  hint: Name one of them by its id, or the newest run of all as latest.
Usage: air get RUN_ID [flags]
`,
  });
});
