import { test } from 'vitest';
import { told } from '../../test/told.ts';

test('a name is plain or a secret, not both', ({ expect }) => {
  expect(told('env_variables:\n  TOK: plain\nsecrets:\n  TOK: ml/hf')).toEqual([
    '5 secrets.TOK (rule secret-collision): secrets.TOK is set in both env_variables and secrets: remove one of them; see 3 env_variables.TOK',
  ]);
  expect(told('secrets:\n  TOK: ml/hf\nenv_variables:\n  TOK:')).toEqual([
    '3 secrets.TOK (rule secret-collision): secrets.TOK is set in both env_variables and secrets: remove one of them; see 5 env_variables.TOK',
  ]);
});

test('names that differ in case are two', ({ expect }) => {
  expect(
    told('env_variables: { tok: plain }\nsecrets: { TOK: ml/hf, constructor: ml/hf }'),
  ).toEqual([]);
});
