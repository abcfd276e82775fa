import { test } from 'vitest';
import { configWith, launched } from '../../test/launched.ts';

test('variables are sorted by name in code units and keep their text', ({ expect }) => {
  const files = launched(
    configWith('env_variables: { b: 0x10, _: ~, B: "é\\n\\"", a: 1.0, A2: true }'),
  );
  expect(files['env_vars.json']).toBe(
    '[{"name":"A2","value":"true"},{"name":"B","value":"é\\n\\""},{"name":"_","value":""},' +
      '{"name":"a","value":"1.0"},{"name":"b","value":"0x10"}]',
  );
});

test('secrets name scope and key', ({ expect }) => {
  const files = launched(configWith('secrets: { Z: s-1/k.2, A: "my scope/my key" }'));
  expect(files['secret_env_vars.json']).toBe(
    '[{"name":"A","secret_scope":"my scope","secret_key":"my key"},' +
      '{"name":"Z","secret_scope":"s-1","secret_key":"k.2"}]',
  );
});

test('without variables there are no files', ({ expect }) => {
  const files = launched(configWith('env_variables: {}', 'secrets:'));
  expect(Object.keys(files)).toEqual(['training_config.yaml', 'command.sh']);
});

test('names that JavaScript objects know are names like any other', ({ expect }) => {
  const files = launched(configWith('env_variables: { constructor: a, __proto__: b }'));
  expect(files['env_vars.json']).toBe(
    '[{"name":"__proto__","value":"b"},{"name":"constructor","value":"a"}]',
  );
});
