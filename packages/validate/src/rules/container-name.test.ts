import { test } from 'vitest';
import { containersOf } from '../../test/containers-of.ts';
import { toldErrors } from '../../test/told.ts';

test('a name that no variable could have is told', ({ expect }) => {
  expect(toldErrors(containersOf(1, { name: '2nd' }))).toEqual([
    "4 containers[0].name (rule container-name): containers[0].name \"2nd\" must start with a letter or '_', and have only letters, digits and '_' after it (ASCII)",
  ]);
  expect(toldErrors(containersOf(1, { name: 'a-b' }))).toEqual([
    "4 containers[0].name (rule container-name): containers[0].name \"a-b\" must start with a letter or '_', and have only letters, digits and '_' after it (ASCII)",
  ]);
  expect(toldErrors(containersOf(1, { name: 'ä' }))).toEqual([
    "4 containers[0].name (rule container-name): containers[0].name \"ä\" must start with a letter or '_', and have only letters, digits and '_' after it (ASCII)",
  ]);
});

test('an empty name is missing', ({ expect }) => {
  expect(toldErrors(containersOf(1, { name: '' }))).toEqual([
    '4 containers[0].name (required required): containers[0].name is required and cannot be empty; For example: name: trainer',
  ]);
});

test('a name has at most 16 characters', ({ expect }) => {
  expect(toldErrors(containersOf(1, { name: 'abcdefghijklmnopq' }))).toEqual([
    '4 containers[0].name (rule max-length): containers[0].name must be 16 characters or less, got 17',
  ]);
});

test('letters, digits and underscores are fine, 16 of them too', ({ expect }) => {
  const texts = [containersOf(1, { name: 'abcdefghijklmnop' }), containersOf(1, { name: '_2' })];
  for (const text of texts) expect(toldErrors(text)).toEqual([]);
});
