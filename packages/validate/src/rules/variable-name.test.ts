import { test } from 'vitest';
import { told } from '../../test/told.ts';

test('a name that a shell cannot take is told', ({ expect }) => {
  expect(
    told(
      'env_variables:\n  1ST: x\n  MY-VAR: x\n  my.var: x\n  A=B: x\n  "": x\n  "A ": x\n  Ä: x',
    ),
  ).toEqual([
    "3 env_variables.1ST (rule variable-name): env_variables has the name \"1ST\": a name must start with a letter or '_', and have only letters, digits and '_' after it (ASCII)",
    "4 env_variables.MY-VAR (rule variable-name): env_variables has the name \"MY-VAR\": a name must start with a letter or '_', and have only letters, digits and '_' after it (ASCII)",
    "5 env_variables.my.var (rule variable-name): env_variables has the name \"my.var\": a name must start with a letter or '_', and have only letters, digits and '_' after it (ASCII)",
    "6 env_variables.A=B (rule variable-name): env_variables has the name \"A=B\": a name must start with a letter or '_', and have only letters, digits and '_' after it (ASCII)",
    "7 env_variables. (rule variable-name): env_variables has the name \"\": a name must start with a letter or '_', and have only letters, digits and '_' after it (ASCII)",
    "8 env_variables.A  (rule variable-name): env_variables has the name \"A \": a name must start with a letter or '_', and have only letters, digits and '_' after it (ASCII)",
    "9 env_variables.Ä (rule variable-name): env_variables has the name \"Ä\": a name must start with a letter or '_', and have only letters, digits and '_' after it (ASCII)",
  ]);
  expect(told('secrets:\n  A-B: ml/hf')).toEqual([
    "3 secrets.A-B (rule variable-name): secrets has the name \"A-B\": a name must start with a letter or '_', and have only letters, digits and '_' after it (ASCII)",
  ]);
});

test('names are told in the order of the file, numbers too', ({ expect }) => {
  expect(told('env_variables:\n  b-: x\n  10: x\n  2: x')).toEqual([
    "3 env_variables.b- (rule variable-name): env_variables has the name \"b-\": a name must start with a letter or '_', and have only letters, digits and '_' after it (ASCII)",
    "4 env_variables.10 (rule variable-name): env_variables has the name \"10\": a name must start with a letter or '_', and have only letters, digits and '_' after it (ASCII)",
    "5 env_variables.2 (rule variable-name): env_variables has the name \"2\": a name must start with a letter or '_', and have only letters, digits and '_' after it (ASCII)",
  ]);
});

test('letters, digits and underscores are fine', ({ expect }) => {
  expect(
    told('env_variables: { path_2: x, _: x, A: x, a: x, __proto__: x, constructor: x }'),
  ).toEqual([]);
});
