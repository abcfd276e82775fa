import { test } from 'vitest';
import { told } from '../../test/told.ts';

test('characters outside a key are told in the words that users know', ({ expect }) => {
  expect(told('mlflow_run_name: a b')).toEqual([
    '2 mlflow_run_name (rule mlflow-run-name): invalid mlflow_run_name "a b": only alphanumeric characters, hyphens, and underscores are allowed',
  ]);
  expect(told('mlflow_run_name: läufer')).toEqual([
    '2 mlflow_run_name (rule mlflow-run-name): invalid mlflow_run_name "läufer": only alphanumeric characters, hyphens, and underscores are allowed',
  ]);
});

test('a blank name is told in the words that users know', ({ expect }) => {
  expect(told('mlflow_run_name: " "')).toEqual([
    '2 mlflow_run_name (rule not-blank): mlflow_run_name cannot be empty',
  ]);
});

test('a name is fine, with blanks around it', ({ expect }) => {
  expect(told('mlflow_run_name: " Run_2-b \\n"')).toEqual([]);
});
