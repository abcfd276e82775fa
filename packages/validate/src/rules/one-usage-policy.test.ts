import { test } from 'vitest';
import { told } from '../../test/told.ts';

test('a name and an id are one too many', ({ expect }) => {
  expect(
    told('usage_policy_id: 11112222-3333-4444-5555-666677778888\nusage_policy_name: a'),
  ).toEqual([
    '3 usage_policy_name (rule one-usage-policy): usage_policy_name is mutually exclusive with usage_policy_id: a run is billed to one policy; see 2 usage_policy_id',
  ]);
});
