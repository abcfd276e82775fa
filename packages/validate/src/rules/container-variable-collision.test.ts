import { test } from 'vitest';
import { containersOf } from '../../test/containers-of.ts';
import { toldErrors } from '../../test/told.ts';

test('a name that is a secret in one place is one in the other', ({ expect }) => {
  expect(
    toldErrors(
      containersOf(1, { environment_variables: { variables: { TOK: 'plain' } } }).concat(
        '\nsecrets: { TOK: ml/hf }',
      ),
    ),
  ).toEqual([
    '4 containers[0].environment_variables.variables.TOK (rule container-variable-collision): containers[0].environment_variables.variables.TOK is plain, and secrets.TOK is a secret: a name is one or the other in the whole run; see 5 secrets.TOK',
  ]);
  expect(
    toldErrors(
      containersOf(1, {
        environment_variables: { variables: { TOK: '{{secrets/ml/hf}}' } },
      }).concat('\nenv_variables: { TOK: plain }'),
    ),
  ).toEqual([
    '4 containers[0].environment_variables.variables.TOK (rule container-variable-collision): containers[0].environment_variables.variables.TOK is a secret, and env_variables.TOK is plain: a name is one or the other in the whole run; see 5 env_variables.TOK',
  ]);
});

test('what is not exactly a reference is plain', ({ expect }) => {
  expect(
    toldErrors(
      containersOf(1, {
        environment_variables: { variables: { TOK: ' {{secrets/ml/hf}}', KEY: '{{secrets/ml}}' } },
      }).concat('\nsecrets: { TOK: ml/hf, KEY: ml/key }'),
    ),
  ).toEqual([
    '4 containers[0].environment_variables.variables.TOK (rule container-variable-collision): containers[0].environment_variables.variables.TOK is plain, and secrets.TOK is a secret: a name is one or the other in the whole run; see 5 secrets.TOK',
    '4 containers[0].environment_variables.variables.KEY (rule container-variable-collision): containers[0].environment_variables.variables.KEY is plain, and secrets.KEY is a secret: a name is one or the other in the whole run; see 5 secrets.KEY',
  ]);
});

test('names and values are checked as those of env_variables', ({ expect }) => {
  expect(
    toldErrors(containersOf(1, { environment_variables: { variables: { 'A-B': 'x', C: '\0' } } })),
  ).toEqual([
    "4 containers[0].environment_variables.variables.A-B (rule variable-name): containers[0].environment_variables.variables has the name \"A-B\": a name must start with a letter or '_', and have only letters, digits and '_' after it (ASCII)",
    '4 containers[0].environment_variables.variables.C (rule variable-value): containers[0].environment_variables.variables.C has a NUL character (\\x00), which the value of a variable cannot hold',
  ]);
});

test('a container can have another value of the same kind', ({ expect }) => {
  expect(
    toldErrors(
      containersOf(1, {
        environment_variables: { variables: { TOK: '{{secrets/ml/b}}', PLAIN: 'b' } },
      }).concat('\nenv_variables: { PLAIN: a }\nsecrets: { TOK: ml/a }'),
    ),
  ).toEqual([]);
});
