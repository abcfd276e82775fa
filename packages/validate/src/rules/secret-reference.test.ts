import { test } from 'vitest';
import { told } from '../../test/told.ts';

test('what is not scope/key is told without being shown', ({ expect }) => {
  expect(
    told(
      'secrets:\n  A: hf_abcdef\n  B: ml/hf/tok\n  C: /hf\n  D: ml/\n  E:\n  F: "{{secrets/ml/hf}}"\n  G: ml\\hf',
    ),
  ).toEqual([
    "3 secrets.A (rule secret-reference): secrets.A has no '/': expected format 'scope/key'; Name a secret that is in a secret scope of the workspace; its value does not belong in this file.",
    "4 secrets.B (rule secret-reference): secrets.B has 2 '/': expected format 'scope/key'; Name a secret that is in a secret scope of the workspace; its value does not belong in this file.",
    "5 secrets.C (rule secret-reference): secrets.C has no scope: expected format 'scope/key'; Name a secret that is in a secret scope of the workspace; its value does not belong in this file.",
    "6 secrets.D (rule secret-reference): secrets.D has no key: expected format 'scope/key'; Name a secret that is in a secret scope of the workspace; its value does not belong in this file.",
    "7 secrets.E (rule secret-reference): secrets.E is empty: expected format 'scope/key'; Name a secret that is in a secret scope of the workspace; its value does not belong in this file.",
    "8 secrets.F (rule secret-reference): secrets.F has 2 '/': expected format 'scope/key'; Write scope/key alone, without {{secrets/…}}.",
    "9 secrets.G (rule secret-reference): secrets.G has no '/': expected format 'scope/key'; Name a secret that is in a secret scope of the workspace; its value does not belong in this file.",
  ]);
});

test('for one entry the name comes before the form, and the form before the collision', ({
  expect,
}) => {
  expect(told('env_variables: { A-B: x }\nsecrets:\n  A-B: hf\n  C: hf')).toEqual([
    "2 env_variables.A-B (rule variable-name): env_variables has the name \"A-B\": a name must start with a letter or '_', and have only letters, digits and '_' after it (ASCII)",
    "4 secrets.A-B (rule variable-name): secrets has the name \"A-B\": a name must start with a letter or '_', and have only letters, digits and '_' after it (ASCII)",
    "4 secrets.A-B (rule secret-reference): secrets.A-B has no '/': expected format 'scope/key'; Name a secret that is in a secret scope of the workspace; its value does not belong in this file.",
    '4 secrets.A-B (rule secret-collision): secrets.A-B is set in both env_variables and secrets: remove one of them; see 2 env_variables.A-B',
    "5 secrets.C (rule secret-reference): secrets.C has no '/': expected format 'scope/key'; Name a secret that is in a secret scope of the workspace; its value does not belong in this file.",
  ]);
});

test('a scope and a key are fine', ({ expect }) => {
  expect(told('secrets: { A: db-scope/pass.word, B: 12/25, C: " /hf" }')).toEqual([]);
});
