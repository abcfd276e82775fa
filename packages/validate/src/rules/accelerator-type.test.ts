import { test } from 'vitest';
import { issuesOf } from '../../test/issues-of.ts';
import { told } from '../../test/told.ts';

test('a type that cannot be rented draws the list of those that can', ({ expect }) => {
  expect(told('compute: { accelerator_type: h100_80gb, num_accelerators: 8 }')).toEqual([
    '2 compute.accelerator_type (rule accelerator-type): compute.accelerator_type "h100_80gb" is not a type of GPU; valid types are: GPU_1xA10, GPU_1xH100, GPU_8xH100, GPU_8xB300; Did you mean GPU_1xH100 or GPU_8xH100?',
  ]);
  expect(told('compute: { accelerator_type: GPU_4xH100, num_accelerators: 4 }')).toEqual([
    '2 compute.accelerator_type (rule accelerator-type): compute.accelerator_type "GPU_4xH100" is not a type of GPU; valid types are: GPU_1xA10, GPU_1xH100, GPU_8xH100, GPU_8xB300; Did you mean GPU_1xH100?',
  ]);
  expect(told('compute: { accelerator_type: GPU_1xА10, num_accelerators: 1 }')).toEqual([
    '2 compute.accelerator_type (rule accelerator-type): compute.accelerator_type "GPU_1xА10" is not a type of GPU; valid types are: GPU_1xA10, GPU_1xH100, GPU_8xH100, GPU_8xB300; Did you mean GPU_1xA10?',
  ]);
});

test('a type in another case, or with blanks around it, is the one that was meant', ({
  expect,
}) => {
  expect(told('compute: { accelerator_type: gpu_8XH100, num_accelerators: 3 }')).toEqual([
    '2 compute.accelerator_type (rule accelerator-type): compute.accelerator_type "gpu_8XH100" is not a type of GPU; valid types are: GPU_1xA10, GPU_1xH100, GPU_8xH100, GPU_8xB300; Did you mean GPU_8xH100? Upper and lower case matter.',
  ]);
  expect(told('compute: { accelerator_type: "GPU_8xH100 ", num_accelerators: 3 }')).toEqual([
    '2 compute.accelerator_type (rule accelerator-type): compute.accelerator_type "GPU_8xH100 " is not a type of GPU; valid types are: GPU_1xA10, GPU_1xH100, GPU_8xH100, GPU_8xB300; Did you mean GPU_8xH100? The blanks around it count.',
  ]);
});

test.for([
  ['8xh100', 'Did you mean GPU_8xH100?'],
  ['"H100:8"', 'Did you mean GPU_8xH100?'],
  ['B300', 'Did you mean GPU_8xB300?'],
  ['A10G', 'Did you mean GPU_1xA10?'],
  [
    '${GPU}',
    'Nothing fills in "${GPU}" here: write the value, or give it with `--override compute.accelerator_type=…`.',
  ],
  ['A100', undefined],
] as const)('%s', ([written, hint], { expect }) => {
  const [issue] = issuesOf(
    `compute: { num_accelerators: 8, accelerator_type: ${written.includes('{') ? `"${written}"` : written} }`,
  );
  expect(issue?.hint).toBe(hint);
});

test('an empty type is missing', ({ expect }) => {
  expect(told('compute: { accelerator_type: "", num_accelerators: 8 }')).toEqual([
    '2 compute.accelerator_type (required required): compute.accelerator_type is required and cannot be empty; For example: accelerator_type: GPU_8xH100',
  ]);
});

test('every type that is known is fine', ({ expect }) => {
  const texts = [
    'compute: { accelerator_type: GPU_1xA10, num_accelerators: 1 }',
    'compute: { accelerator_type: GPU_1xH100, num_accelerators: 1 }',
    'compute: { accelerator_type: GPU_8xH100, num_accelerators: 8 }',
    'compute: { accelerator_type: GPU_8xB300, num_accelerators: 8 }',
  ];
  for (const text of texts) expect(told(text)).toEqual([]);
});
