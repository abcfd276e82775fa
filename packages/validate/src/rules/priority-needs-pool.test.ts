import { test } from 'vitest';
import { told } from '../../test/told.ts';

test('a priority without a pool has no effect', ({ expect }) => {
  expect(
    told(
      'compute:\n  accelerator_type: GPU_1xA10\n  num_accelerators: 1\n  priority_class: NORMAL',
    ),
  ).toEqual([
    '5 compute.priority_class (rule priority-needs-pool): compute.priority_class requires compute.pool_id: a priority counts only in a reserved pool; Set compute.pool_id, or leave compute.priority_class out.',
  ]);
});

test('a pool that is null is none', ({ expect }) => {
  expect(
    told(
      'compute: { accelerator_type: GPU_1xA10, num_accelerators: 1, pool_id: , priority_class: NORMAL }',
    ),
  ).toEqual([
    '2 compute.priority_class (rule priority-needs-pool): compute.priority_class requires compute.pool_id: a priority counts only in a reserved pool; see 2 compute.pool_id; Set compute.pool_id, or leave compute.priority_class out.',
  ]);
});

test('a blank pool is a pool that is wrong itself', ({ expect }) => {
  expect(
    told(
      'compute: { accelerator_type: GPU_1xA10, num_accelerators: 1, pool_id: " ", priority_class: NORMAL }',
    ),
  ).toEqual(['2 compute.pool_id (rule not-blank): compute.pool_id cannot be empty']);
});

test('of a pool that did not decode, nothing more is said', ({ expect }) => {
  expect(
    told(
      'compute: { accelerator_type: GPU_1xA10, num_accelerators: 1, pool_id: [p], priority_class: NORMAL }',
    ),
  ).toEqual(['2 compute.pool_id (type wrong-type): compute.pool_id must be a text, got a list']);
});
