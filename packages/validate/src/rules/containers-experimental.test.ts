import { test } from 'vitest';
import { containersOf } from '../../test/containers-of.ts';
import { told } from '../../test/told.ts';

test('containers draw a warning', ({ expect }) => {
  expect(told(containersOf(1, {}))).toEqual([
    '3 containers (warning containers-experimental): containers is experimental on the platform: it may change or stop working',
  ]);
});
