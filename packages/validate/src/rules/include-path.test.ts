import { test } from 'vitest';
import { told } from '../../test/told.ts';

test('an absolute path is told', ({ expect }) => {
  expect(told('code_source:\n  root_path: .\n  include_paths: [src, /etc, " /etc"]')).toEqual([
    '4 code_source.include_paths[1] (rule include-path-absolute): code_source.include_paths[1] must be relative to root_path, got "/etc"',
    '4 code_source.include_paths[2] (rule include-path-absolute): code_source.include_paths[2] must be relative to root_path, got " /etc"',
  ]);
});

test('a path that leads out is told', ({ expect }) => {
  expect(
    told(
      'code_source:\n  snapshot:\n    root_path: .\n    include_paths: [.., ../x, a/../b, " .."]',
    ),
  ).toEqual([
    '5 code_source.snapshot.include_paths[0] (rule include-path-parent): code_source.snapshot.include_paths[0] cannot lead out of root_path by \'..\' traversal, got ".."',
    '5 code_source.snapshot.include_paths[1] (rule include-path-parent): code_source.snapshot.include_paths[1] cannot lead out of root_path by \'..\' traversal, got "../x"',
    '5 code_source.snapshot.include_paths[2] (rule include-path-parent): code_source.snapshot.include_paths[2] cannot lead out of root_path by \'..\' traversal, got "a/../b"',
    '5 code_source.snapshot.include_paths[3] (rule include-path-parent): code_source.snapshot.include_paths[3] cannot lead out of root_path by \'..\' traversal, got " .."',
  ]);
});

test('an empty path is told', ({ expect }) => {
  expect(told('code_source: { root_path: ., include_paths: ["", " "] }')).toEqual([
    '2 code_source.include_paths[0] (rule include-path-blank): code_source.include_paths[0] cannot be empty',
    '2 code_source.include_paths[1] (rule include-path-blank): code_source.include_paths[1] cannot be empty',
  ]);
});

test('dots in a name and stars are fine', ({ expect }) => {
  expect(
    told(
      'code_source: { root_path: ., include_paths: [..hidden, a..b, ..., "*.py", 2031, ./src] }',
    ),
  ).toEqual([]);
});
