import { test } from 'vitest';
import { told } from '../../test/told.ts';

test('a branch or a commit has to be there', ({ expect }) => {
  expect(told('code_source:\n  root_path: .\n  git: {}')).toEqual([
    "4 code_source.git (rule git-revision-missing): code_source.git must specify either 'branch' or 'commit'",
  ]);
  expect(
    told('code_source:\n  snapshot:\n    root_path: .\n    git: { branch: , remote: false }'),
  ).toEqual([
    "5 code_source.snapshot.git (rule git-revision-missing): code_source.snapshot.git must specify either 'branch' or 'commit'; see 5 code_source.snapshot.git.branch",
  ]);
});

test('a branch and a commit are one too many', ({ expect }) => {
  expect(
    told('code_source:\n  root_path: .\n  git:\n    branch: main\n    commit: 9fceb02'),
  ).toEqual([
    "4 code_source.git (rule git-revision-twice): code_source.git must specify either 'branch' or 'commit': code_source.git.branch and code_source.git.commit are mutually exclusive; see 5 code_source.git.branch; see 6 code_source.git.commit",
  ]);
});

test('of a branch that did not decode, nothing more is said', ({ expect }) => {
  expect(told('code_source: { root_path: ., git: { branch: [main], remote: origin } }')).toEqual([
    '2 code_source.git.branch (type wrong-type): code_source.git.branch must be a text, got a list',
  ]);
});

test('either is fine', ({ expect }) => {
  const texts = [
    'code_source: { root_path: ., git: { branch: main } }',
    'code_source: { snapshot: { root_path: ., git: { commit: 9fceb02 } } }',
  ];
  for (const text of texts) expect(told(text)).toEqual([]);
});
