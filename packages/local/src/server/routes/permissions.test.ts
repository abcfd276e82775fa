import * as v from 'valibot';
import { test } from '../../../test/workspace.ts';

const jobOf = v.object({ job_id: v.string(), tasks: v.array(v.object({ run_id: v.string() })) });
const outputOf = v.object({
  ai_runtime_task_output: v.object({ mlflow_experiment_id: v.string() }),
});

test("permissions go to a run's job and experiment, and to nothing else", async ({
  expect,
  client,
}) => {
  const id = await client.start({ command: 'true' });
  const run = v.parse(
    jobOf,
    (await client.call('GET', `/api/2.2/jobs/runs/get?run_id=${id}`)).json,
  );
  const output = await client.call(
    'GET',
    `/api/2.2/jobs/runs/get-output?run_id=${run.tasks[0]?.run_id}`,
  );
  const experiment = v.parse(outputOf, output.json).ai_runtime_task_output.mlflow_experiment_id;
  const entries = [{ group_name: 'vision', permission_level: 'CAN_VIEW' }];
  const grant = async (object: string, access_control_list: readonly object[] = entries) =>
    client.call('PATCH', `/api/2.0/permissions/${object}`, { access_control_list });
  expect((await grant(`jobs/${run.job_id}`)).json).toEqual({
    object_id: `/jobs/${run.job_id}`,
    access_control_list: entries,
  });
  expect((await grant(`experiments/${experiment}`)).status).toBe(200);
  expect((await grant('jobs/7')).json).toEqual({
    error_code: 'RESOURCE_DOES_NOT_EXIST',
    message: 'There is no 7 among the jobs.',
  });
  const two = [{ group_name: 'a', user_name: 'b', permission_level: 'CAN_VIEW' }];
  expect((await grant(`jobs/${run.job_id}`, two)).json).toEqual({
    error_code: 'INVALID_PARAMETER_VALUE',
    message: 'access_control_list.0: an entry names one principal',
  });
});
