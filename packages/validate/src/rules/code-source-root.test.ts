import { test } from 'vitest';
import { told } from '../../test/told.ts';

test('the short form needs a root', ({ expect }) => {
  expect(told('code_source: {}')).toEqual([
    '2 code_source.root_path (required code-source-root): code_source.root_path is required and cannot be empty: it is the folder that holds the code',
  ]);
  expect(told('code_source:\n  type: snapshot')).toEqual([
    '2 code_source.root_path (required code-source-root): code_source.root_path is required and cannot be empty: it is the folder that holds the code',
  ]);
  expect(told('code_source:\n  remote_volume: /Volumes/a/b/c')).toEqual([
    '2 code_source.root_path (required code-source-root): code_source.root_path is required and cannot be empty: it is the folder that holds the code',
  ]);
  expect(told('code_source:\n  root_path: ""')).toEqual([
    '3 code_source.root_path (required code-source-root): code_source.root_path is required and cannot be empty: it is the folder that holds the code',
  ]);
});

test('the long form needs a root', ({ expect }) => {
  expect(told('code_source:\n  snapshot: {}')).toEqual([
    '3 code_source.snapshot.root_path (required required): code_source.snapshot.root_path is required; For example: root_path: ./src',
  ]);
});

test('of a snapshot that did not decode, nothing more is said', ({ expect }) => {
  expect(told('code_source: { snapshot: src }')).toEqual([
    '2 code_source.snapshot (type wrong-type): code_source.snapshot must be a map, got the text "src"; Its keys are root_path, remote_volume, git, include_paths.',
  ]);
});

test('a root is text, and is expanded at launch', ({ expect }) => {
  const texts = [
    'code_source: { root_path: ~/code }',
    'code_source: { snapshot: { root_path: 2031 } }',
  ];
  for (const text of texts) expect(told(text)).toEqual([]);
});
