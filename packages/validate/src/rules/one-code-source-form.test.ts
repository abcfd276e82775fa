import { test } from 'vitest';
import { told } from '../../test/told.ts';

test('a field beside the snapshot is told', ({ expect }) => {
  expect(told('code_source:\n  snapshot: { root_path: b }\n  root_path: a')).toEqual([
    '3 code_source.snapshot (rule one-code-source-form): code_source.snapshot is mutually exclusive with code_source.root_path: they say the same in two forms, so put all of them in one place; see 4 code_source.root_path',
  ]);
  expect(
    told(
      'code_source:\n  git: { branch: main }\n  include_paths: [src]\n  snapshot: { root_path: b }',
    ),
  ).toEqual([
    '5 code_source.snapshot (rule one-code-source-form): code_source.snapshot is mutually exclusive with code_source.git and code_source.include_paths: they say the same in two forms, so put all of them in one place; see 3 code_source.git; see 4 code_source.include_paths',
  ]);
});

test('the type may stand in both forms', ({ expect }) => {
  const texts = [
    'code_source: { type: snapshot, root_path: . }',
    'code_source: { type: snapshot, snapshot: { root_path: . } }',
    'code_source: { snapshot: , root_path: . }',
  ];
  for (const text of texts) expect(told(text)).toEqual([]);
});
