import { test } from 'vitest';
import { told } from '../../test/told.ts';

test('a secret in braces is a text in env_variables, with a warning', ({ expect }) => {
  expect(told('env_variables:\n  TOK: "{{secrets/ml/hf}}"')).toEqual([
    '3 env_variables.TOK (warning secret-in-variables): env_variables.TOK is no secret but the text that is written, braces and all; Move it below secrets: TOK: ml/hf.',
  ]);
});

test('other texts in braces are fine', ({ expect }) => {
  expect(told('env_variables: { A: "{{ a }}", B: "x {{secrets/ml/hf}}" }')).toEqual([]);
});
