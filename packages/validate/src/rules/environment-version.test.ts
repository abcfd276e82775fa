import { test } from 'vitest';
import { told } from '../../test/told.ts';

test('a version in another form is told the forms', ({ expect }) => {
  expect(told('environment:\n  version: "5.1"')).toEqual([
    '3 environment.version (rule environment-version): environment.version "5.1" must be digits such as 5, or databricks_ai_v<N> with N at least 5',
  ]);
  expect(told('environment:\n  version: latest')).toEqual([
    '3 environment.version (rule environment-version): environment.version "latest" must be digits such as 5, or databricks_ai_v<N> with N at least 5',
  ]);
  expect(told('environment:\n  version: -5')).toEqual([
    '3 environment.version (rule environment-version): environment.version "-5" must be digits such as 5, or databricks_ai_v<N> with N at least 5',
  ]);
  expect(told('environment:\n  version: ٥')).toEqual([
    '3 environment.version (rule environment-version): environment.version "٥" must be digits such as 5, or databricks_ai_v<N> with N at least 5',
  ]);
  expect(told('environment:\n  version: databricks_ai_v')).toEqual([
    '3 environment.version (rule environment-version): environment.version "databricks_ai_v" must be digits such as 5, or databricks_ai_v<N> with N at least 5',
  ]);
  expect(told('environment:\n  version: client-gpu-5')).toEqual([
    '3 environment.version (rule environment-version): environment.version "client-gpu-5" must be digits such as 5, or databricks_ai_v<N> with N at least 5',
  ]);
  expect(told('environment:\n  version: CLIENT-GPU-databricks_ai_v5')).toEqual([
    '3 environment.version (rule environment-version): environment.version "CLIENT-GPU-databricks_ai_v5" must be digits such as 5, or databricks_ai_v<N> with N at least 5',
  ]);
  expect(told('environment:\n  version: databric\u212as_ai_v6')).toEqual([
    '3 environment.version (rule environment-version): environment.version "databricKs_ai_v6" must be digits such as 5, or databricks_ai_v<N> with N at least 5',
  ]);
});

test('a version of Python is told apart', ({ expect }) => {
  expect(told('environment:\n  version: 3.10')).toEqual([
    '3 environment.version (rule environment-version): environment.version "3.10" must be digits such as 5, or databricks_ai_v<N> with N at least 5; It is the version of the environment, which brings its Python along.',
  ]);
});

test('the named versions begin at 5', ({ expect }) => {
  expect(told('environment:\n  version: Databricks_AI_v4')).toEqual([
    '3 environment.version (rule environment-version): environment.version "databricks_ai_v4" must be digits such as 5, or databricks_ai_v<N> with N at least 5',
  ]);
});

test('an empty version is told once', ({ expect }) => {
  expect(told('environment:\n  version: ""')).toEqual([
    '3 environment.version (rule not-blank): environment.version cannot be empty',
  ]);
});

test('digits, a named version and a client version are fine', ({ expect }) => {
  const texts = [
    'environment: { version: 0 }',
    'environment: { version: 05 }',
    'environment: { version: 12345678901234567890 }',
    'environment: { version: Databricks_AI_v5 }',
    'environment: { version: databricks_ai_v12 }',
    'environment: { version: CLIENT-GPU-4 }',
  ];
  for (const text of texts) expect(told(text)).toEqual([]);
});
