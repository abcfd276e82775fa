import { test } from 'vitest';
import { told } from '../../test/told.ts';

test('there is one type', ({ expect }) => {
  expect(told('code_source: { type: git, root_path: . }')).toEqual([
    '2 code_source.type (rule code-source-type): code_source.type "git" is not a type of code source; valid types are: snapshot',
  ]);
  expect(told('code_source: { type: Snapshot, snapshot: { root_path: . } }')).toEqual([
    '2 code_source.type (rule code-source-type): code_source.type "Snapshot" is not a type of code source; valid types are: snapshot; Did you mean snapshot? Upper and lower case matter.',
  ]);
});

test('an empty type is told', ({ expect }) => {
  expect(told('code_source: { type: "", root_path: . }')).toEqual([
    '2 code_source.type (required code-source-type): code_source.type cannot be empty; valid types are: snapshot',
  ]);
});
