import { test } from 'vitest';
import { told } from '../../test/told.ts';

test('characters outside a key are told in the words that users know', ({ expect }) => {
  expect(told('experiment_name: bad.name')).toEqual([
    '2 experiment_name (rule experiment-name): invalid experiment_name "bad.name": only alphanumeric characters, hyphens (-), and underscores (_) are allowed',
  ]);
  expect(told('experiment_name: "a\\0b"')).toEqual([
    '2 experiment_name (rule experiment-name): invalid experiment_name "a\\x00b": only alphanumeric characters, hyphens (-), and underscores (_) are allowed',
  ]);
  expect(told('experiment_name: "a\\"é\\u200b\\n"')).toEqual([
    '2 experiment_name (rule experiment-name): invalid experiment_name "a\\"é\\u200b\\n": only alphanumeric characters, hyphens (-), and underscores (_) are allowed',
  ]);
});

test('a name that something else was to fill in is told apart', ({ expect }) => {
  expect(told('experiment_name: <your-name>')).toEqual([
    '2 experiment_name (rule experiment-name): invalid experiment_name "<your-name>": only alphanumeric characters, hyphens (-), and underscores (_) are allowed; Nothing fills in "<your-name>" here: write the value, or give it with `--override experiment_name=…`.',
  ]);
});

test('a blank name is a name with wrong characters, an empty one is missing', ({ expect }) => {
  expect(told('experiment_name: " "')).toEqual([
    '2 experiment_name (rule experiment-name): invalid experiment_name " ": only alphanumeric characters, hyphens (-), and underscores (_) are allowed',
  ]);
  expect(told('experiment_name: ""')).toEqual([
    '2 experiment_name (required required): experiment_name is required and cannot be empty; For example: experiment_name: heron-pretrain',
  ]);
});

test('letters, digits, hyphens and underscores are fine', ({ expect }) => {
  const texts = ['experiment_name: Heron_2-b', 'experiment_name: __--'];
  for (const text of texts) expect(told(text)).toEqual([]);
});
