import { test } from 'vitest';
import { containersOf } from '../../test/containers-of.ts';
import { toldErrors } from '../../test/told.ts';

test('a rank is that of a node', ({ expect }) => {
  expect(toldErrors(containersOf(2, {}, { ranks: [2] }))).toEqual([
    '5 containers[1].ranks[0] (rule container-rank-beyond): containers[1].ranks[0] must be less than the number of nodes, 2, got 2; see 2 compute.num_accelerators',
    '3 containers (rule every-rank): containers leave out node rank 1: over all containers every rank from 0 to 1 must be given once; see 2 compute.num_accelerators',
  ]);
});

test('a negative rank is told once', ({ expect }) => {
  expect(toldErrors(containersOf(1, { ranks: [-1, 0] }))).toEqual([
    '4 containers[0].ranks[0] (rule at-least): containers[0].ranks[0] must be >= 0, got -1',
  ]);
});

test('a node runs one container', ({ expect }) => {
  expect(toldErrors(containersOf(2, {}, { ranks: [0, 1] }))).toEqual([
    '5 containers[1].ranks[0] (rule container-rank-twice): containers[1].ranks[0] is node rank 0, which containers[0].ranks[0] has already: each node runs one container; see 4 containers[0].ranks[0]',
  ]);
  expect(toldErrors(containersOf(1, { ranks: [0, 0] }))).toEqual([
    '4 containers[0].ranks[1] (rule container-rank-twice): containers[0].ranks[1] is node rank 0, which containers[0].ranks[0] has already: each node runs one container; see 4 containers[0].ranks[0]',
  ]);
});

test('without a number of nodes, only what is twice is told', ({ expect }) => {
  expect(toldErrors(containersOf(0.5, { ranks: [7, 7] }))).toEqual([
    '2 compute.num_accelerators (rule whole-nodes): compute.num_accelerators for GPU_8xH100 must be a multiple of 8, got 4; see 2 compute.accelerator_type',
    '4 containers[0].ranks[1] (rule container-rank-twice): containers[0].ranks[1] is node rank 7, which containers[0].ranks[0] has already: each node runs one container; see 4 containers[0].ranks[0]',
  ]);
});

test('an empty list of ranks is told', ({ expect }) => {
  expect(toldErrors(containersOf(1, {}, { ranks: [] }))).toEqual([
    '5 containers[1].ranks (rule not-empty-list): containers[1].ranks cannot be an empty list',
  ]);
});

test('ranks can be in any order', ({ expect }) => {
  expect(toldErrors(containersOf(3, { ranks: [2, 0] }, { ranks: [1] }))).toEqual([]);
});
