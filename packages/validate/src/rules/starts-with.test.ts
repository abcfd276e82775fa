import { test } from 'vitest';
import { told } from '../../test/told.ts';

test('a path that lies elsewhere is told with where it should lie', ({ expect }) => {
  expect(told('mlflow_experiment_directory: /Users/ada')).toEqual([
    '2 mlflow_experiment_directory (rule starts-with): mlflow_experiment_directory must start with \'/Workspace\', got "/Users/ada"',
  ]);
  expect(told('code_source:\n  root_path: .\n  remote_volume: dbfs:/Volumes/main')).toEqual([
    '4 code_source.remote_volume (rule starts-with): code_source.remote_volume must start with \'/Volumes/\', got "dbfs:/Volumes/main"',
  ]);
  expect(
    told('code_source: { snapshot: { root_path: ., remote_volume: " /Volumes/main" } }'),
  ).toEqual([
    '2 code_source.snapshot.remote_volume (rule starts-with): code_source.snapshot.remote_volume must start with \'/Volumes/\', got " /Volumes/main"',
  ]);
  expect(told('code_source: { root_path: ., remote_volume: "" }')).toEqual([
    '2 code_source.remote_volume (rule starts-with): code_source.remote_volume must start with \'/Volumes/\', got ""',
  ]);
});

test('the start alone is fine, and so is more behind it', ({ expect }) => {
  const texts = [
    'mlflow_experiment_directory: /Workspace',
    'mlflow_experiment_directory: " /Workspaces/x "',
    'code_source: { root_path: ., remote_volume: /Volumes/ }',
  ];
  for (const text of texts) expect(told(text)).toEqual([]);
});
