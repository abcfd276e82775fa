import { test } from 'vitest';
import { containersOf } from '../../test/containers-of.ts';
import { toldErrors } from '../../test/told.ts';

test('a later container of a name is told where the first is', ({ expect }) => {
  expect(toldErrors(containersOf(3, { name: 'a' }, { name: 'b' }, { name: 'a' }))).toEqual([
    '6 containers[2].name (rule unique-container-name): containers[2].name "a" is the name of containers[0] already: each container needs a name of its own; see 4 containers[0].name',
  ]);
});

test('names that differ in case are two', ({ expect }) => {
  expect(toldErrors(containersOf(2, { name: 'a' }, { name: 'A' }))).toEqual([]);
});
