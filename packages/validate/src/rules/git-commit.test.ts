import { test } from 'vitest';
import { told } from '../../test/told.ts';

test('a commit is one word', ({ expect }) => {
  expect(told('code_source:\n  root_path: .\n  git: { commit: ab 12 }')).toEqual([
    '4 code_source.git.commit (rule git-commit): code_source.git.commit: invalid git.commit "ab 12": white space and control characters are not allowed',
  ]);
  expect(told('code_source: { snapshot: { root_path: ., git: { commit: "ab\\x01" } } }')).toEqual([
    '2 code_source.snapshot.git.commit (rule git-commit): code_source.snapshot.git.commit: invalid git.commit "ab\\x01": white space and control characters are not allowed',
  ]);
});

test('a commit cannot be an option', ({ expect }) => {
  expect(told('code_source: { root_path: ., git: { commit: --exec=sh } }')).toEqual([
    '2 code_source.git.commit (rule git-commit): code_source.git.commit: invalid git.commit "--exec=sh": it cannot begin with \'-\'',
  ]);
});

test('a blank commit is told once', ({ expect }) => {
  expect(told('code_source: { root_path: ., git: { commit: "  " } }')).toEqual([
    '2 code_source.git.commit (rule not-blank): code_source.git.commit cannot be empty',
  ]);
});

test('any revision is fine', ({ expect }) => {
  const texts = [
    'code_source: { root_path: ., git: { commit: HEAD~1 } }',
    'code_source: { root_path: ., git: { commit: "v1.2^{commit}" } }',
    'code_source: { root_path: ., git: { commit: 0012345 } }',
  ];
  for (const text of texts) expect(told(text)).toEqual([]);
});
