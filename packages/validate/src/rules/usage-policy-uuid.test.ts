import { test } from 'vitest';
import { told } from '../../test/told.ts';

test('an id that is no UUID is a warning', ({ expect }) => {
  expect(told('usage_policy_id: vision-research')).toEqual([
    '2 usage_policy_id (warning usage-policy-uuid): usage_policy_id "vision-research" is not a UUID; For the name of a policy use usage_policy_name.',
  ]);
  expect(told('usage_policy_id: 3f2504e04f8911d39a0c0305e82c3301')).toEqual([
    '2 usage_policy_id (warning usage-policy-uuid): usage_policy_id "3f2504e04f8911d39a0c0305e82c3301" is not a UUID; For the name of a policy use usage_policy_name.',
  ]);
});

test('a UUID is fine in any case', ({ expect }) => {
  expect(told('usage_policy_id: " 3F2504E0-4F89-11d3-9a0c-0305e82c3301 "')).toEqual([]);
});
