import { formatPath } from '../format-path.ts';
import type { EntryCheck } from './each-text.ts';
import { isBlank } from './blank.ts';
import { quoted } from './quoted.ts';

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
