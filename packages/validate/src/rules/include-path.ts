import { formatPath } from '../format-path.ts';
import type { IssueDoc } from '../issue-doc.ts';
import { quoted } from '../words/quoted.ts';
import { isBlank } from './blank.ts';
import type { EntryCheck } from './each-text.ts';

/** A path to pack is one below the root. */
export const includePath: EntryCheck = ({ path, value }) => {
  const text = formatPath(path);
  if (isBlank(value)) {
    return { code: 'include-path-blank', path, message: `${text} cannot be empty` };
  }
  const trimmed = value.trim();
  if (trimmed.startsWith('/')) {
    return {
      code: 'include-path-absolute',
      path,
      message: `${text} must be relative to root_path, got ${quoted(value)}`,
    };
  }
  if (!trimmed.split('/').includes('..')) return;
  return {
    code: 'include-path-parent',
    path,
    message: `${text} cannot lead out of root_path by '..' traversal, got ${quoted(value)}`,
  };
};

export const includePathBlankDoc: IssueDoc = {
  code: 'include-path-blank',
  summary: 'A path to pack is empty',
  meaning:
    'An entry of include_paths is a file or a folder below root_path. To pack all of it, leave include_paths out.',
  wrong: `
    code_source:
      root_path: .
      include_paths: [src, ""]`,
  right: `
    code_source:
      root_path: .
      include_paths: [src]`,
};

export const includePathAbsoluteDoc: IssueDoc = {
  code: 'include-path-absolute',
  summary: 'A path to pack is absolute',
  meaning:
    'The entries of include_paths are relative to root_path, so that the archive is the same on every machine.',
  wrong: `
    code_source:
      root_path: .
      include_paths: [/home/ana/heron/src]`,
  right: `
    code_source:
      root_path: .
      include_paths: [src]`,
};

export const includePathParentDoc: IssueDoc = {
  code: 'include-path-parent',
  summary: 'A path to pack leads out of the root',
  meaning:
    'Only what lies below root_path is packed, so a path has no .. in it. To pack more, choose a root_path further up.',
  wrong: `
    code_source:
      root_path: training
      include_paths: [../shared]`,
  right: `
    code_source:
      root_path: .
      include_paths: [training, shared]`,
};
