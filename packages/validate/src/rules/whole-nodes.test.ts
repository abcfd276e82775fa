import { test } from 'vitest';
import { told } from '../../test/told.ts';

test('3 GPUs do not fill a node of 8', ({ expect }) => {
  expect(told('compute:\n  accelerator_type: GPU_8xH100\n  num_accelerators: 3')).toEqual([
    '4 compute.num_accelerators (rule whole-nodes): compute.num_accelerators for GPU_8xH100 must be a multiple of 8, got 3; see 3 compute.accelerator_type',
  ]);
  expect(told('compute:\n  num_accelerators: 12\n  accelerator_type: GPU_8xB300')).toEqual([
    '3 compute.num_accelerators (rule whole-nodes): compute.num_accelerators for GPU_8xB300 must be a multiple of 8, got 12; see 4 compute.accelerator_type',
  ]);
});

test('a multiple of 8 fills nodes of 8, and any number nodes of 1', ({ expect }) => {
  const texts = [
    'compute: { accelerator_type: GPU_8xH100, num_accelerators: 8 }',
    'compute: { accelerator_type: GPU_8xH100, num_accelerators: 256 }',
    'compute: { accelerator_type: GPU_1xH100, num_accelerators: 9007199254740991 }',
  ];
  for (const text of texts) expect(told(text)).toEqual([]);
});

test('of a type that is not known, only the type is told', ({ expect }) => {
  expect(told('compute: { accelerator_type: GPU_8xh100, num_accelerators: 3 }')).toEqual([
    '2 compute.accelerator_type (rule accelerator-type): compute.accelerator_type "GPU_8xh100" is not a type of GPU; valid types are: GPU_1xA10, GPU_1xH100, GPU_8xH100, GPU_8xB300; Did you mean GPU_8xH100? Upper and lower case matter.',
  ]);
});
