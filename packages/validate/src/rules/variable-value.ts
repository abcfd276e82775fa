import { formatPath } from '../format-path.ts';
import type { IssueDoc } from '../issue-doc.ts';
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

export const variableValueDoc: IssueDoc = {
  code: 'variable-value',
  summary: 'The value of a variable has a NUL character',
  meaning: 'The value of an environment variable ends at its first NUL, so it cannot hold one.',
  wrong: `
    env_variables:
      SEPARATOR: "\\0"`,
  right: `
    env_variables:
      SEPARATOR: "\\t"`,
};
