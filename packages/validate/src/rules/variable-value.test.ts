import { test } from 'vitest';
import { told } from '../../test/told.ts';

test('a value cannot hold a NUL', ({ expect }) => {
  expect(told('env_variables:\n  A: "x\\0y"')).toEqual([
    '3 env_variables.A (rule variable-value): env_variables.A has a NUL character (\\x00), which the value of a variable cannot hold',
  ]);
});

test('any other value is fine', ({ expect }) => {
  expect(told('env_variables: { A: , B: "\\x01\\n", C: 1.0 }')).toEqual([]);
});
