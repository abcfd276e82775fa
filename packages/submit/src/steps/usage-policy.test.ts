import { describe } from 'vitest';
import { configWith, test } from '../../test/launch.ts';
import { submitRun } from '../submit-run.ts';

const path = '/api/2.0/serverless-policies';
const url = `*${path}`;
const text = configWith('usage_policy_name: Vision');
const policy = (policy_id: string, policy_name: string) => ({ policy_id, policy_name });
const page = (policies: readonly object[], next_page_token?: string) => ({
  times: 1,
  path: url,
  answer: { status: 200, body: { policies, next_page_token } },
});

test('a full match in any case wins over what holds the name, over pages that repeat', async ({
  expect,
  plan,
  local,
  workspace,
}) => {
  local.addFault(page([policy('1', 'Vision two')], 'a'));
  local.addFault(page([policy('1', 'Vision two')], 'b'));
  local.addFault(page([], 'c'));
  local.addFault(page([policy('2', 'VISION'), policy('2', 'VISION')], 'a'));
  await submitRun(workspace, await plan(text));
  const asked = local.requests().filter((each) => each.path.startsWith(path));
  const query = `${path}?page_size=1000&filter_by.policy_name=Vision`;
  expect(asked.map((each) => each.path)).toEqual([
    query,
    ...['a', 'b', 'c'].map((token) => `${query}&page_token=${token}`),
  ]);
  const sent = local.requests().find((each) => each.path.endsWith('/submit'));
  expect(sent?.body).toMatchObject({ budget_policy_id: '2' });
});

test('an id is sent as it is, and nobody is asked', async ({ expect, plan, local, workspace }) => {
  await submitRun(workspace, await plan(configWith('usage_policy_id: not-a-uuid')));
  expect(local.requests().filter((each) => each.path.startsWith(path))).toEqual([]);
  const sent = local.requests().find((each) => each.path.endsWith('/submit'));
  expect(sent?.body).toMatchObject({ budget_policy_id: 'not-a-uuid' });
});

describe('stops before anything is written', () => {
  const untouched = ({ method }: { readonly method: string }): boolean => method === 'GET';

  test('a name that matches twice, with the ids', async ({ expect, plan, local, workspace }) => {
    local.addFault(page([policy('1', 'vision'), policy('2', 'Vision')]));
    await expect(submitRun(workspace, await plan(text))).rejects.toMatchObject({
      name: 'SubmitError',
      code: 'usage-policy-ambiguous',
      message: '2 usage policies are named "Vision": 1, 2',
      hint: 'Set usage_policy_id to one of these ids in place of usage_policy_name.',
    });
    expect(local.requests().every(untouched)).toBe(true);
  });

  test('a name that is a part of others, with ten of them', async ({
    expect,
    plan,
    local,
    workspace,
  }) => {
    const names = Array.from({ length: 12 }, (_, index) => `Vision ${index}`);
    local.addFault(page([...names, ...names].map((name, index) => policy(String(index), name))));
    await expect(submitRun(workspace, await plan(text))).rejects.toMatchObject({
      code: 'usage-policy-not-found',
      message: 'there is no usage policy named "Vision"',
      hint: `Names that hold that text: ${names
        .slice(0, 10)
        .map((name) => `"${name}"`)
        .join(', ')}, ….`,
    });
    expect(local.requests().every(untouched)).toBe(true);
  });

  test('a name that nothing holds', async ({ expect, plan, local, workspace }) => {
    local.addFault({ path: url, answer: { status: 200, body: {} } });
    await expect(submitRun(workspace, await plan(text))).rejects.toMatchObject({
      code: 'usage-policy-not-found',
      hint: 'No name holds that text. Check usage_policy_name, or ask an admin of the workspace which policies you may use.',
    });
  });

  test('policies that may not be read', async ({ expect, plan, local, workspace }) => {
    const body = { error_code: 'PERMISSION_DENIED', message: 'not yours' };
    local.addFault({ path: url, answer: { status: 403, body } });
    await expect(submitRun(workspace, await plan(text))).rejects.toMatchObject({
      code: 'permission-denied',
      message: `could not look up usage_policy_name "Vision": ${local.host} answered 403 PERMISSION_DENIED: not yours`,
    });
  });
});
