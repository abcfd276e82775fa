import { test } from 'vitest';
import { told } from '../../test/told.ts';

test('a branch with other characters is told', ({ expect }) => {
  expect(told('code_source:\n  root_path: .\n  git: { branch: my branch }')).toEqual([
    "4 code_source.git.branch (rule git-name): code_source.git.branch: invalid git.branch \"my branch\": only ASCII letters, digits, '_', '.', '/' and '-' are allowed",
  ]);
  expect(told('code_source:\n  snapshot: { root_path: ., git: { branch: "main\\n" } }')).toEqual([
    "3 code_source.snapshot.git.branch (rule git-name): code_source.snapshot.git.branch: invalid git.branch \"main\\n\": only ASCII letters, digits, '_', '.', '/' and '-' are allowed",
  ]);
  expect(told('code_source: { root_path: ., git: { branch: köln } }')).toEqual([
    "2 code_source.git.branch (rule git-name): code_source.git.branch: invalid git.branch \"köln\": only ASCII letters, digits, '_', '.', '/' and '-' are allowed",
  ]);
});

test('a branch cannot be an option', ({ expect }) => {
  expect(told('code_source: { root_path: ., git: { branch: --output=x } }')).toEqual([
    '2 code_source.git.branch (rule git-name): code_source.git.branch: invalid git.branch "--output=x": it cannot begin with \'-\'',
  ]);
});

test('a branch cannot be empty', ({ expect }) => {
  expect(told('code_source: { root_path: ., git: { branch: "" } }')).toEqual([
    '2 code_source.git.branch (rule git-name): code_source.git.branch: invalid git.branch "": it cannot be empty',
  ]);
});

test('a remote is a name as a branch is', ({ expect }) => {
  expect(told('code_source: { root_path: ., git: { branch: main, remote: -o } }')).toEqual([
    '2 code_source.git.remote (rule git-name): code_source.git.remote: invalid git.remote "-o": it cannot begin with \'-\'',
  ]);
  expect(told('code_source: { root_path: ., git: { branch: main, remote: " " } }')).toEqual([
    "2 code_source.git.remote (rule git-name): code_source.git.remote: invalid git.remote \" \": only ASCII letters, digits, '_', '.', '/' and '-' are allowed",
  ]);
  expect(told('code_source: { root_path: ., git: { branch: main, remote: "" } }')).toEqual([
    '2 code_source.git.remote (rule git-name): code_source.git.remote: invalid git.remote "": it cannot be empty',
  ]);
});

test('names are fine that look like other things', ({ expect }) => {
  const texts = [
    'code_source: { root_path: ., git: { branch: true, remote: yes } }',
    'code_source: { root_path: ., git: { branch: 42, remote: 1 } }',
    'code_source: { root_path: ., git: { branch: feat/a-b_c..d } }',
  ];
  for (const text of texts) expect(told(text)).toEqual([]);
});
