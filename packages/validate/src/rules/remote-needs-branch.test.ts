import { test } from 'vitest';
import { told } from '../../test/told.ts';

test('a remote beside a commit is told', ({ expect }) => {
  expect(
    told('code_source:\n  root_path: .\n  git:\n    commit: 9fceb02\n    remote: origin'),
  ).toEqual([
    '6 code_source.git.remote (rule remote-needs-branch): code_source.git.remote requires git.branch: only a branch is looked up on a remote',
  ]);
  expect(
    told('code_source: { snapshot: { root_path: ., git: { commit: 9fceb02, remote: true } } }'),
  ).toEqual([
    '2 code_source.snapshot.git.remote (rule remote-needs-branch): code_source.snapshot.git.remote requires git.branch: only a branch is looked up on a remote',
  ]);
});

test('false is as if it were not there', ({ expect }) => {
  const texts = [
    'code_source: { root_path: ., git: { commit: 9fceb02, remote: false } }',
    'code_source: { root_path: ., git: { branch: main, remote: true } }',
  ];
  for (const text of texts) expect(told(text)).toEqual([]);
});
