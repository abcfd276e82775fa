import { test } from 'vitest';
import { integersAt, listsAt, textsAt } from './places.ts';

test('a dotted field names one place', ({ expect }) => {
  const config = { compute: { pool_id: 'p', num_accelerators: 8 } };
  expect(textsAt(config, 'compute.pool_id')).toEqual([
    { path: ['compute', 'pool_id'], value: 'p' },
  ]);
  expect(integersAt(config, 'compute.num_accelerators')).toEqual([
    { path: ['compute', 'num_accelerators'], value: 8 },
  ]);
});

test('[] and * stand for every entry', ({ expect }) => {
  const config = {
    containers: [{ name: 'a', ranks: [0, 1] }, undefined, { ranks: [undefined, 2] }],
  };
  expect(textsAt(config, 'containers[].name')).toEqual([
    { path: ['containers', 0, 'name'], value: 'a' },
  ]);
  expect(
    integersAt(config, 'containers[].ranks[]').map(({ path, value }) => [...path, value]),
  ).toEqual([
    ['containers', 0, 'ranks', 0, 0],
    ['containers', 0, 'ranks', 1, 1],
    ['containers', 2, 'ranks', 1, 2],
  ]);
  expect(listsAt(config, 'containers[].ranks')).toHaveLength(2);
  expect(textsAt({ secrets: { A: 'a/b', constructor: 'c/d' } }, 'secrets.*')).toEqual([
    { path: ['secrets', 'A'], value: 'a/b' },
    { path: ['secrets', 'constructor'], value: 'c/d' },
  ]);
});

test('what is not set, not its own or of another type has no place', ({ expect }) => {
  expect(textsAt({}, 'compute.pool_id')).toEqual([]);
  expect(textsAt({ secrets: {} }, 'secrets.toString')).toEqual([]);
  expect(textsAt({ environment: { dependencies: ['a'] } }, 'environment.dependencies')).toEqual([]);
  expect(textsAt({ environment: { dependencies: 'a' } }, 'environment.dependencies[]')).toEqual([]);
});
