import { formatPath } from '../format-path.ts';
import type { EntryCheck } from './each-text.ts';

/** A variable ends at its first NUL, so a value cannot hold one. */
export const variableValue: EntryCheck = ({ path, value }) => {
  if (!value.includes('\0')) return;
  return {
    code: 'variable-value',
    path,
    message: `${formatPath(path)} has a NUL character (\\x00), which the value of a variable cannot hold`,
  };
};
