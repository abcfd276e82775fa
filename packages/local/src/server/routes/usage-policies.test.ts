import { startLocalWorkspace } from '../../start-local-workspace.ts';
import { Client } from '../../../test/client.ts';
import { test } from '../../../test/workspace.ts';

const path = '/api/2.0/serverless-policies';

test('there is a policy of any name, with the same id each time', async ({ expect, client }) => {
  const ask = async (name: string) =>
    (await client.call('GET', `${path}?filter_by.policy_name=${name}`)).json;
  const answer = { policies: [{ policy_id: expect.stringMatching(/^[0-9a-f-]{36}$/) }] };
  expect(await ask('Vision')).toMatchObject(answer);
  expect(await ask('Vision')).toEqual(await ask('Vision'));
  expect(await ask('Vision')).not.toEqual(await ask('Speech'));
});

test('those of a list are found by a part of the name, in pages', async ({
  expect,
  stateDirectory,
}) => {
  const usagePolicies = ['Vision', 'vision two', 'Speech'].map((policy_name, index) => ({
    policy_id: `id-${index}`,
    policy_name,
  }));
  const workspace = await startLocalWorkspace({ stateDirectory, usagePolicies });
  const client = new Client(workspace);
  const query = `${path}?page_size=1&filter_by.policy_name=VISION`;
  expect((await client.call('GET', query)).json).toEqual({
    policies: [usagePolicies[0]],
    next_page_token: '1',
  });
  expect((await client.call('GET', `${query}&page_token=1`)).json).toEqual({
    policies: [usagePolicies[1]],
  });
  expect((await client.call('GET', `${query}&page_token=x`)).status).toBe(400);
  await workspace.close();
});
