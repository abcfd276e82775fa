import { test } from 'vitest';
import { acceleratorTypes, gpusPerNode } from './index.ts';

test('the number after GPU_ is the GPUs per node', ({ expect }) => {
  expect(acceleratorTypes.map((type) => [type, gpusPerNode(type)])).toEqual([
    ['GPU_1xA10', 1],
    ['GPU_1xH100', 1],
    ['GPU_8xH100', 8],
    ['GPU_8xB300', 8],
  ]);
});

test('a type that is not known has no GPUs per node', ({ expect }) => {
  expect(gpusPerNode('gpu_8xh100')).toBeUndefined();
  expect(gpusPerNode('GPU_4xH100')).toBeUndefined();
  expect(gpusPerNode('constructor')).toBeUndefined();
});
