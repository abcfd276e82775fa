import { test } from 'vitest';
import { containersOf } from '../../test/containers-of.ts';
import { toldErrors } from '../../test/told.ts';

test('nodes without a container are told', ({ expect }) => {
  expect(toldErrors(containersOf(2, {}))).toEqual([
    '3 containers (rule every-rank): containers leave out node rank 1: over all containers every rank from 0 to 1 must be given once; see 2 compute.num_accelerators',
  ]);
  expect(toldErrors(containersOf(3, { ranks: [1] }))).toEqual([
    '3 containers (rule every-rank): containers leave out node ranks 0, 2: over all containers every rank from 0 to 2 must be given once; see 2 compute.num_accelerators',
  ]);
  expect(toldErrors(containersOf(20, { ranks: [1, 5, 6, 9, 11] }))).toEqual([
    '3 containers (rule every-rank): containers leave out node ranks 0, 2 to 4, 7 to 8, …: over all containers every rank from 0 to 19 must be given once; see 2 compute.num_accelerators',
  ]);
});

test('a great many nodes take no time and no memory', ({ expect }) => {
  expect(toldErrors(containersOf(2 ** 49, { ranks: [3] }))).toEqual([
    '3 containers (rule every-rank): containers leave out node ranks 0 to 2, 4 to 562949953421311: over all containers every rank from 0 to 562949953421311 must be given once; see 2 compute.num_accelerators',
  ]);
});

test('of ranks that are missing or did not decode, nothing more is said', ({ expect }) => {
  expect(toldErrors(containersOf(2, { ranks: null }))).toEqual([
    '4 containers[0].ranks (required required): containers[0].ranks is required, and nothing is written for it',
  ]);
  expect(toldErrors(containersOf(2, { ranks: ['x'] }))).toEqual([
    '4 containers[0].ranks[0] (type wrong-type): containers[0].ranks[0] must be a whole number, got the quoted text "x"',
  ]);
});

test('one container can have all nodes', ({ expect }) => {
  expect(toldErrors(containersOf(3, { ranks: [0, 1, 2] }))).toEqual([]);
});
