import { setTimeout as delay } from 'node:timers/promises';
import { currentUser, openWorkspace } from '@air/workspace';
import type { Workspace } from '@air/workspace';
import { describe } from 'vitest';
import { configWith, test } from '../test/launch.ts';
import { submission } from './plan/submission.ts';
import { submitRun } from './submit-run.ts';

const me = 'GET /api/2.0/preview/scim/v2/Me';
const status = 'GET /api/2.0/workspace/get-status';
const check = 'POST /api/2.0/ai-training/config:validate';
const mkdirs = 'POST /api/2.0/workspace/mkdirs';
const submit = 'POST /api/2.2/jobs/runs/submit';
const submitPath = '/api/2.2/jobs/runs/submit';

test('a launch is: who, the check, the directory, the files, the run', async ({
  expect,
  plan,
  local,
  workspace,
  requested,
  uploaded,
}) => {
  const text = configWith('env_variables: { A: é }', 'parameters: { lr: 1e-5 }');
  const launch = await plan(text);
  const steps: string[] = [];
  const run = await submitRun(workspace, launch, { onStep: (step) => steps.push(step) });

  expect(run.runId).toMatch(/^[1-9][0-9]*$/);
  expect(run.dashboardUrl).toBe(`${local.host}/jobs/runs/${run.runId}`);
  expect(steps).toEqual(['look-up', 'check', 'directories', 'upload', 'submit']);
  const requests = requested();
  const uploads = requests.slice(3, -1);
  expect([...requests.slice(0, 3), ...requests.slice(-1)]).toEqual([me, check, mkdirs, submit]);
  expect(uploads).toHaveLength(4);
  expect(uploads.every((request) => request.includes('/workspace-files/import-file/'))).toBe(true);
  expect(await uploaded(launch)).toEqual({
    'training_config.yaml': text,
    'command.sh': 'true',
    'env_vars.json': '[{"name":"A","value":"é"}]',
    'hyperparameters.yaml': 'lr: 1e-5\n',
  });
});

test('the body that goes over the wire is the submission for that directory', async ({
  expect,
  plan,
  local,
  workspace,
}) => {
  const launch = await plan(configWith('environment: { dependencies: [numpy] }'));
  await submitRun(workspace, launch);
  const requests = local.requests();
  const made = requests.find(({ path }) => path.endsWith('/mkdirs'))?.body;
  const sent = requests.find(({ path }) => path === submitPath)?.body;
  const directory = `${await homeOf(workspace)}/.air/cli_launch/${launch.directory}`;
  expect(made).toEqual({ path: directory });
  expect(sent).toEqual(submission(launch, directory));
});

test('a directory that is configured stands for the home, and nobody is asked who', async ({
  expect,
  plan,
  local,
  folder,
  requested,
}) => {
  const workspace = await openWorkspace({
    env: {
      DATABRICKS_HOST: local.host,
      DATABRICKS_TOKEN: local.token,
      DATABRICKS_INTERNAL_USER_WORKSPACE_DIR: '/Workspace/Shared/team/',
      HOME: folder,
    },
  });
  const launch = await plan(configWith());
  await submitRun(workspace, launch);
  await workspace.close();
  expect(requested().slice(0, 2)).toEqual([check, mkdirs]);
  expect(local.requests()[1]?.body).toEqual({
    path: `/Workspace/Shared/team/.air/cli_launch/${launch.directory}`,
  });
});

test('with containers each has its folder from the start', async ({
  expect,
  plan,
  workspace,
  requested,
}) => {
  const containers = `containers:
  - { name: trainer, command: a, ranks: [0], unity_catalog_image: "m.v.trainer:7" }
  - { name: actor, command: b, ranks: [1], unity_catalog_image: "m.v.actor:latest" }`;
  const text = configWith(containers)
    .replace("command: 'true'\n", '')
    .replace('num_accelerators: 1', 'num_accelerators: 2');
  await submitRun(workspace, await plan(text));
  expect(requested().filter((request) => request === mkdirs)).toHaveLength(3);
  const isUpload = (request: string): boolean => request.includes('import-file');
  expect(requested().slice(2, 5)).toEqual([mkdirs, mkdirs, mkdirs]);
  expect(requested().slice(5, -1).every(isUpload)).toBe(true);
});

test('the same key gives the same run; another key another run', async ({
  expect,
  plan,
  workspace,
}) => {
  const launch = async (idempotencyKey: string) =>
    (await submitRun(workspace, await plan(configWith(), { idempotencyKey }))).runId;
  const first = await launch('a');
  expect(await launch('a')).toBe(first);
  expect(await launch('b')).not.toBe(first);
});

test('a run id beyond 2^53 stays as it is', async ({ expect, plan, local, workspace }) => {
  const body = '{"run_id": 9223372036854775807}';
  local.addFault({ path: submitPath, answer: { status: 200, body, headers: json } });
  const { runId } = await submitRun(workspace, await plan(configWith()));
  expect(runId).toBe('9223372036854775807');
});

describe('the experiment directory', () => {
  const text = configWith('mlflow_experiment_directory: /Workspace/Shared/heron');

  test('is made when it is not there, and only then', async ({
    expect,
    plan,
    workspace,
    requested,
  }) => {
    await submitRun(workspace, await plan(text));
    expect(requested().filter((request) => request === mkdirs)).toHaveLength(2);
    await submitRun(workspace, await plan(text));
    expect(requested().filter((request) => request === mkdirs)).toHaveLength(3);
    expect(requested().filter((request) => request === status)).toHaveLength(2);
  });

  test('that is something else is an error before anything is written', async ({
    expect,
    plan,
    local,
    workspace,
    requested,
  }) => {
    const body = { object_type: 'NOTEBOOK', path: '/Workspace/Shared/heron' };
    local.addFault({ path: '*/get-status', answer: { status: 200, body } });
    await expect(submitRun(workspace, await plan(text))).rejects.toMatchObject({
      name: 'SubmitError',
      code: 'experiment-directory-taken',
      message:
        'mlflow_experiment_directory /Workspace/Shared/heron is not a directory but a notebook',
      hint: 'Name a directory of the workspace, or one that does not exist yet.',
    });
    expect(requested().toSorted()).toEqual([me, status].toSorted());
  });

  test('that cannot be looked up or made is named', async ({ expect, plan, local, workspace }) => {
    local.addFault({ path: '*/get-status', times: 1, answer: denied });
    await expect(submitRun(workspace, await plan(text))).rejects.toMatchObject({
      code: 'permission-denied',
      message: `could not look up mlflow_experiment_directory /Workspace/Shared/heron: ${local.host} answered 403 PERMISSION_DENIED: not yours`,
    });
    const taken = { status: 400, body: { error_code: 'BAD', message: 'no' } };
    local.addFault({ path: '*/mkdirs', answer: taken });
    await expect(submitRun(workspace, await plan(text))).rejects.toThrow(/^could not make /);
  });
});

describe('what fails is named, and ends the launch', () => {
  test('a launch directory that cannot be made', async ({
    expect,
    plan,
    local,
    workspace,
    requested,
  }) => {
    local.addFault({ path: '*/mkdirs', answer: denied });
    const launch = await plan(configWith());
    await expect(submitRun(workspace, launch)).rejects.toMatchObject({
      name: 'WorkspaceError',
      code: 'permission-denied',
      status: 403,
      message: `could not make the launch directory ${await homeOf(workspace)}/.air/cli_launch/${launch.directory}: ${local.host} answered 403 PERMISSION_DENIED: not yours`,
    });
    expect(requested().filter((request) => request !== me)).toEqual([check, mkdirs]);
  });

  test('a file that cannot be written; the others are not waited for', async ({
    expect,
    plan,
    local,
    workspace,
    requested,
  }) => {
    local.addFault({ path: '*import-file*env_vars.json', answer: denied });
    local.addFault({ path: '*import-file*command.sh', delayMs: 60_000 });
    const launch = await plan(configWith('env_variables: { A: b }'));
    await expect(submitRun(workspace, launch)).rejects.toMatchObject({
      name: 'WorkspaceError',
      code: 'permission-denied',
      message: `could not write env_vars.json to ${await homeOf(workspace)}/.air/cli_launch/${launch.directory}: ${local.host} answered 403 PERMISSION_DENIED: not yours`,
    });
    expect(requested()).not.toContain(submit);
  });

  test('a token that is not known', async ({ expect, plan, local, folder, requested }) => {
    const env = { DATABRICKS_HOST: local.host, DATABRICKS_TOKEN: 'wrong', HOME: folder };
    const workspace = await openWorkspace({ env });
    await expect(submitRun(workspace, await plan(configWith()))).rejects.toMatchObject({
      name: 'WorkspaceError',
      code: 'unauthenticated',
      status: 401,
    });
    await workspace.close();
    expect(requested()).toEqual([me]);
  });

  test('a submission that is refused', async ({ expect, plan, local, workspace }) => {
    const body = { error_code: 'INVALID_PARAMETER_VALUE', message: 'no such pool' };
    local.addFault({ path: submitPath, answer: { status: 400, body } });
    await expect(submitRun(workspace, await plan(configWith()))).rejects.toMatchObject({
      code: 'rejected',
      errorCode: 'INVALID_PARAMETER_VALUE',
      message: `the run was not submitted: ${local.host} answered 400 INVALID_PARAMETER_VALUE: no such pool`,
    });
  });

  test('a submission that was put off: no run exists', async ({
    expect,
    plan,
    local,
    workspace,
  }) => {
    const body = { error_code: 'REQUEST_LIMIT_EXCEEDED', message: 'slow down' };
    local.addFault({ path: submitPath, answer: { status: 429, body } });
    await expect(submitRun(workspace, await plan(configWith()))).rejects.toMatchObject({
      code: 'unavailable',
      message: `the run was not submitted: ${local.host} answered 429 REQUEST_LIMIT_EXCEEDED: slow down`,
    });
  });

  test('a token that is taken by another config', async ({ expect, plan, workspace, local }) => {
    const idempotencyKey = 'taken';
    await submitRun(workspace, await plan(configWith(), { idempotencyKey }));
    const other = await plan(configWith('max_retries: 0'), { idempotencyKey });
    await expect(submitRun(workspace, other)).rejects.toMatchObject({
      code: 'conflict',
      kind: 'CONFLICT',
      message: `the run was not submitted: ${local.host} answered 409 RESOURCE_CONFLICT: The idempotency token "taken" is taken by a run that does something else.`,
    });
  });
});

describe('an answer that leaves it open whether the run exists names the key', () => {
  const hint = 'Launch again with --idempotency-key key-1: the same key never starts a second run.';
  const idempotencyKey = 'key-1';

  test('without a run id', async ({ expect, plan, local, workspace }) => {
    local.addFault({ path: submitPath, answer: { status: 200, body: {} } });
    const launch = await plan(configWith(), { idempotencyKey });
    await expect(submitRun(workspace, launch)).rejects.toMatchObject({
      code: 'unexpected-answer',
      message: `the run may exist, but its id did not arrive: ${local.host} answered 200 to ${submit}, but run_id is missing`,
      hint,
    });
  });

  test('a page of HTML, which is not shown', async ({ expect, plan, local, workspace }) => {
    const body = '<html><body>Sign in</body></html>';
    const headers = { 'content-type': 'text/html' };
    local.addFault({ path: submitPath, answer: { status: 200, body, headers } });
    const launch = await plan(configWith(), { idempotencyKey });
    await expect(submitRun(workspace, launch)).rejects.toMatchObject({
      code: 'unexpected-answer',
      message: expect.not.stringContaining('Sign in'),
      hint,
    });
  });

  test('a connection that breaks each time', async ({ expect, plan, local, workspace }) => {
    local.addFault({ path: submitPath, times: 5, drop: 'after' });
    const launch = await plan(configWith(), { idempotencyKey });
    await expect(submitRun(workspace, launch)).rejects.toMatchObject({
      code: 'unavailable',
      kind: 'TRANSIENT',
      message: `the run may exist, but its id did not arrive: could not reach ${local.host}: the connection was closed before the whole answer`,
      hint,
    });
    const again = await submitRun(workspace, await plan(configWith(), { idempotencyKey }));
    expect(again.runId).toMatch(/^[0-9]+$/);
  });

  test('a connection that breaks, and a service that is busy then', async ({
    expect,
    plan,
    local,
    workspace,
  }) => {
    local.addFault({ path: submitPath, times: 1, drop: 'after' });
    local.addFault({ path: submitPath, answer: { status: 429, body: { message: 'slow down' } } });
    const launch = await plan(configWith(), { idempotencyKey });
    await expect(submitRun(workspace, launch)).rejects.toMatchObject({
      message: `the run may exist, but its id did not arrive: ${local.host} answered 429: slow down`,
      hint,
    });
  });
});

test('a connection that breaks after the request was sent ends with the one run', async ({
  expect,
  plan,
  local,
  workspace,
  requested,
}) => {
  local.addFault({ path: submitPath, times: 2, drop: 'after' });
  const launch = await plan(configWith(), { idempotencyKey: 'once' });
  const { runId } = await submitRun(workspace, launch);
  expect(requested().filter((request) => request === submit)).toHaveLength(3);
  expect((await submitRun(workspace, launch)).runId).toBe(runId);
});

const startAfresh =
  'There is no run. Launch again to start one, in a directory of its own; what is there can be deleted.';

describe('an interrupt ends the launch and tells what is there', () => {
  test('before anything is written', async ({ expect, plan, workspace, requested }) => {
    const signal = AbortSignal.abort();
    await expect(submitRun(workspace, await plan(configWith()), { signal })).rejects.toMatchObject({
      name: 'SubmitError',
      code: 'interrupted',
      message: 'interrupted before anything was written',
      hint: 'There is no run. Launch again to start one.',
    });
    expect(requested()).toEqual([]);
  });

  test('while directories are made', async ({ expect, plan, local, workspace, requested }) => {
    local.addFault({ path: '*/mkdirs', delayMs: 60_000 });
    const experiments = '/Workspace/Users/ada/experiments';
    const launch = await plan(configWith(`mlflow_experiment_directory: ${experiments}`));
    const interrupt = new AbortController();
    const run = submitRun(workspace, launch, { signal: interrupt.signal });
    void abortWhen(() => requested().some((request) => request.endsWith('/mkdirs')), interrupt);
    await expect(run).rejects.toMatchObject({
      code: 'interrupted',
      message: `interrupted before the run was submitted; nothing was written, but ${await homeOf(workspace)}/.air/cli_launch/${launch.directory} and ${experiments} may have been made`,
      hint: startAfresh,
    });
  });

  test('during the uploads', async ({ expect, plan, local, workspace, requested }) => {
    local.addFault({ path: '*import-file*', delayMs: 60_000 });
    const launch = await plan(configWith());
    const interrupt = new AbortController();
    const run = submitRun(workspace, launch, { signal: interrupt.signal });
    const isUploading = (): boolean => requested().some((request) => request.includes('import'));
    void abortWhen(isUploading, interrupt);
    await expect(run).rejects.toMatchObject({
      code: 'interrupted',
      message: `interrupted before the run was submitted; what was written is in ${await homeOf(workspace)}/.air/cli_launch/${launch.directory}`,
      hint: startAfresh,
    });
    expect(requested()).not.toContain(submit);
  });

  test('while submitting', async ({ expect, plan, local, workspace, requested }) => {
    local.addFault({ path: submitPath, delayMs: 60_000 });
    const interrupt = new AbortController();
    const launch = await plan(configWith(), { idempotencyKey: 'key-2' });
    const run = submitRun(workspace, launch, { signal: interrupt.signal });
    void abortWhen(() => requested().includes(submit), interrupt);
    await expect(run).rejects.toMatchObject({
      code: 'interrupted',
      message: `interrupted while submitting: the run may exist; its files are in ${await homeOf(workspace)}/.air/cli_launch/${launch.directory}`,
      hint: 'Launch again with --idempotency-key key-2: the same key never starts a second run.',
    });
  });
});

const json = { 'content-type': 'application/json' };
const denied = { status: 403, body: { error_code: 'PERMISSION_DENIED', message: 'not yours' } };

async function abortWhen(isSo: () => boolean, controller: AbortController): Promise<void> {
  while (!isSo()) await delay(5);
  controller.abort();
}

async function homeOf(workspace: Workspace): Promise<string> {
  return `/Workspace/Users/${(await currentUser(workspace)).userName}`;
}
