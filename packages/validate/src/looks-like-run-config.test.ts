import { test } from 'vitest';
import { looksLikeRunConfig } from './looks-like-run-config.ts';

test('a key that only run configs have is enough', ({ expect }) => {
  expect(looksLikeRunConfig('# mine\n---\nexperiment_name: heron\n')).toBe(true);
  expect(looksLikeRunConfig('name: heron\r\ncompute:\r\n  accelerator_type: x\r\n')).toBe(true);
  expect(looksLikeRunConfig('  "mlflow_run_name": heron\n')).toBe(true);
  expect(looksLikeRunConfig("{'experiment_name': heron}")).toBe(true);
  expect(looksLikeRunConfig('{\n  "env_variables": {}\n}')).toBe(true);
});

test('so is one that is nearly such a key', ({ expect }) => {
  for (const key of ['experiment_nmae', 'experiment-name', 'experimentName', 'timeout_minute']) {
    expect(looksLikeRunConfig(`${key}: heron\n`)).toBe(true);
  }
});

test('of the keys that other programs have too it takes two', ({ expect }) => {
  expect(looksLikeRunConfig('command: make\nparameters: { a: 1 }\n')).toBe(true);
  expect(looksLikeRunConfig('command: make\n')).toBe(false);
  expect(looksLikeRunConfig('command: make\ncommand: make\n')).toBe(false);
});

test('a file that is broken is recognised all the same', ({ expect }) => {
  expect(looksLikeRunConfig('experiment_name heron\ncompute\n')).toBe(true);
  expect(looksLikeRunConfig('experiment_name: [\n\tx: "\n')).toBe(true);
  expect(looksLikeRunConfig(new TextEncoder().encode('\u0000\nexperiment_name: x\n'))).toBe(true);
  expect(looksLikeRunConfig(Buffer.from('\ufeffexperiment_name: x\n', 'utf16le'))).toBe(true);
  expect(looksLikeRunConfig(Buffer.from('\ufeffexperiment_name: x\n'))).toBe(true);
});

test('what other programs read is none', ({ expect }) => {
  const others = [
    '',
    '# experiment_name: heron\n',
    'on: push\npermissions: { contents: read }\njobs:\n  test:\n    timeout-minutes: 5\n    container: x\n',
    'services:\n  web: { image: x, environment: { A: 1 }, command: x }\nsecrets: { a: {} }\n',
    'apiVersion: v1\nkind: Pod\nspec:\n  containers: [{ command: [x] }]\n',
    'version: 5\ndependencies: [numpy]\n',
    'version: 2.1\nparameters: {}\ncommands: {}\njobs: {}\n',
    'bundle: { name: x }\nresources:\n  experiments:\n    a: { experiment_name: x }\npermissions: []\n',
    '- experiment_name: x\n  compute: y\n',
    'experiment name: x\n',
    'experiments: [a]\n',
  ];
  for (const text of others) expect([text, looksLikeRunConfig(text)]).toEqual([text, false]);
});

test('a file of data is given up soon', ({ expect }) => {
  const data = Array.from({ length: 1000 }, (_, index) => `key_${index}: ${index}\n`).join('');
  expect(looksLikeRunConfig(`${data}experiment_name: heron\n`)).toBe(false);
});
