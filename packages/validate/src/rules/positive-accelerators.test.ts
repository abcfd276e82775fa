import { test } from 'vitest';
import { told } from '../../test/told.ts';

test('no GPU and less than none are too few', ({ expect }) => {
  expect(told('compute:\n  accelerator_type: GPU_8xH100\n  num_accelerators: 0')).toEqual([
    '4 compute.num_accelerators (rule positive-accelerators): compute.num_accelerators must be positive, got 0',
  ]);
  expect(told('compute:\n  accelerator_type: GPU_8xH100\n  num_accelerators: -8')).toEqual([
    '4 compute.num_accelerators (rule positive-accelerators): compute.num_accelerators must be positive, got -8',
  ]);
  expect(told('compute: { accelerator_type: GPU_1xA10, num_accelerators: -0 }')).toEqual([
    '2 compute.num_accelerators (rule positive-accelerators): compute.num_accelerators must be positive, got 0',
  ]);
});

test('one GPU is enough', ({ expect }) => {
  expect(told('compute: { accelerator_type: GPU_1xA10, num_accelerators: 1 }')).toEqual([]);
});
