import { test } from 'vitest';
import { told } from '../../test/told.ts';

test('a priority that pools do not know draws the list of those that they do', ({ expect }) => {
  expect(
    told(
      'compute: { accelerator_type: GPU_1xA10, num_accelerators: 1, pool_id: p, priority_class: high }',
    ),
  ).toEqual([
    '2 compute.priority_class (rule priority-class): compute.priority_class "high" is not a priority; valid priorities are: BEST_EFFORT, NORMAL, CRITICAL',
  ]);
});

test('a slip in a priority draws the one that was meant', ({ expect }) => {
  expect(
    told(
      'compute: { accelerator_type: GPU_1xA10, num_accelerators: 1, pool_id: p, priority_class: nomral }',
    ),
  ).toEqual([
    '2 compute.priority_class (rule priority-class): compute.priority_class "nomral" is not a priority; valid priorities are: BEST_EFFORT, NORMAL, CRITICAL; Did you mean NORMAL?',
  ]);
});

test('an empty priority is told once', ({ expect }) => {
  expect(
    told(
      'compute: { accelerator_type: GPU_1xA10, num_accelerators: 1, pool_id: p, priority_class: "" }',
    ),
  ).toEqual(['2 compute.priority_class (rule not-blank): compute.priority_class cannot be empty']);
});

test('only ASCII letters may be in either case', ({ expect }) => {
  expect(
    told(
      'compute: { accelerator_type: GPU_1xA10, num_accelerators: 1, pool_id: p, priority_class: beſt_effort }',
    ),
  ).toEqual([
    '2 compute.priority_class (rule priority-class): compute.priority_class "beſt_effort" is not a priority; valid priorities are: BEST_EFFORT, NORMAL, CRITICAL; Did you mean BEST_EFFORT?',
  ]);
});

test('a known priority is fine in any case, with blanks around it', ({ expect }) => {
  const texts = [
    'compute: { accelerator_type: GPU_1xA10, num_accelerators: 1, pool_id: p, priority_class: " Best_Effort " }',
    'compute: { accelerator_type: GPU_1xA10, num_accelerators: 1, pool_id: p, priority_class: normal }',
    'compute: { accelerator_type: GPU_1xA10, num_accelerators: 1, pool_id: p, priority_class: CRITICAL }',
  ];
  for (const text of texts) expect(told(text)).toEqual([]);
});
