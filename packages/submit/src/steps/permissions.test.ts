import type { Issue } from '@air/validate';
import { configWith, test } from '../../test/launch.ts';
import { submitRun } from '../submit-run.ts';
import { grantPermissions } from './permissions.ts';

const text = configWith(
  'permissions:',
  '  - { user_name: ana@example.com, level: CAN_VIEW }',
  '  - { group_name: " vision ", level: CAN_MANAGE_RUN }',
  '  - { service_principal_name: app-1, level: IS_OWNER }',
  '  - { group_name: odd, level: CAN_SING }',
);
const denied = { status: 403, body: { error_code: 'PERMISSION_DENIED', message: 'not yours' } };

test('the job gets the levels, the experiment what they mean there', async ({
  expect,
  plan,
  local,
  workspace,
}) => {
  const launch = await plan(text);
  const { runId } = await submitRun(workspace, launch);
  local.addFault({ path: '*/get-output', times: 2, answer: { status: 404, body: {} } });
  const warnings: Issue[] = [];
  await grantPermissions(workspace, launch, runId, { onWarning: (each) => warnings.push(each) });
  expect(warnings).toEqual([]);
  const granted = local.requests().filter(({ method }) => method === 'PATCH');
  const sent = granted
    .map(({ path, body }) => ({ path: path.replace(/\d+$/, '…'), body }))
    .toSorted((a, b) => b.path.localeCompare(a.path));
  expect(sent).toEqual([
    {
      path: '/api/2.0/permissions/jobs/…',
      body: {
        access_control_list: [
          { user_name: 'ana@example.com', permission_level: 'CAN_VIEW' },
          { group_name: 'vision', permission_level: 'CAN_MANAGE_RUN' },
          { service_principal_name: 'app-1', permission_level: 'IS_OWNER' },
          { group_name: 'odd', permission_level: 'CAN_SING' },
        ],
      },
    },
    {
      path: '/api/2.0/permissions/experiments/…',
      body: {
        access_control_list: [
          { user_name: 'ana@example.com', permission_level: 'CAN_READ' },
          { group_name: 'vision', permission_level: 'CAN_EDIT' },
          { service_principal_name: 'app-1', permission_level: 'CAN_MANAGE' },
        ],
      },
    },
  ]);
  expect(granted.map(({ status }) => status)).toEqual([200, 200]);
});

test('what fails is a warning of its own, and stops nothing else', async ({
  expect,
  plan,
  local,
  workspace,
}) => {
  const launch = await plan(text);
  const { runId, dashboardUrl } = await submitRun(workspace, launch);
  const warned = async (): Promise<readonly Issue[]> => {
    const warnings: Issue[] = [];
    await grantPermissions(workspace, launch, runId, { onWarning: (each) => warnings.push(each) });
    return warnings;
  };
  local.addFault({ path: '*/permissions/jobs/*', times: 1, answer: denied });
  const reason = `${local.host} answered 403 PERMISSION_DENIED: not yours`;
  expect(await warned()).toMatchObject([
    {
      code: 'permissions-not-granted',
      severity: 'warning',
      path: ['permissions'],
      range: { start: { line: 4, column: 1 } },
      message: `the permissions on the job were not granted: ${reason}`,
      hint: `The run exists. Its permissions can be set on its page: ${dashboardUrl}`,
    },
  ]);
  const patches = local.requests().filter(({ method }) => method === 'PATCH');
  expect(new Set(patches.map(({ status }) => status))).toEqual(new Set([200, 403]));

  local.addFault({ path: '*/runs/get', answer: denied });
  expect(await warned()).toMatchObject([
    { message: `the permissions on run ${runId} were not granted: ${reason}` },
  ]);
});

test('an experiment that is never named is given up on', async ({
  expect,
  plan,
  local,
  workspace,
}) => {
  const launch = await plan(text);
  const { runId } = await submitRun(workspace, launch);
  local.addFault({ path: '*/get-output', answer: { status: 200, body: {} } });
  const warnings: Issue[] = [];
  await grantPermissions(workspace, launch, runId, { onWarning: (each) => warnings.push(each) });
  expect(warnings.map(({ message }) => message)).toEqual([
    'the permissions on the experiment were not granted: the workspace does not name it yet',
  ]);
});

test('a workspace that does not answer is left after a while', async ({
  expect,
  plan,
  local,
  workspace,
}) => {
  const launch = await plan(text);
  const { runId } = await submitRun(workspace, launch);
  local.addFault({ path: '*/runs/get', delayMs: 60_000 });
  const warnings: Issue[] = [];
  const onWarning = (each: Issue): number => warnings.push(each);
  await grantPermissions(workspace, launch, runId, { onWarning, timeLimit: 50 });
  expect(warnings.map(({ message }) => message)).toEqual([
    `the permissions on run ${runId} were not granted: no answer within 0.05 seconds`,
  ]);
});

test('a config without permissions asks for nothing', async ({
  expect,
  plan,
  local,
  workspace,
}) => {
  await grantPermissions(workspace, await plan(configWith('permissions: []')), '7');
  expect(local.requests()).toEqual([]);
});
