import { formatPath } from '../format-path.ts';
import type { IssueDoc } from '../issue-doc.ts';
import { quoted } from '../words/quoted.ts';
import type { EntryCheck } from './each-text.ts';
import { limitsOf } from './limits-of.ts';

/** A variable has a name that a shell can take. */
export const variableName: EntryCheck = ({ path }) => {
  const name = String(path.at(-1));
  if (limitsOf('env_variables').keyPattern?.test(name) !== false) return;
  return {
    code: 'variable-name',
    path,
    message: `${formatPath(path.slice(0, -1))} has the name ${quoted(name)}: a name must start with a letter or '_', and have only letters, digits and '_' after it (ASCII)`,
  };
};

export const variableNameDoc: IssueDoc = {
  code: 'variable-name',
  summary: 'The name of a variable has characters that a name cannot have',
  meaning:
    'A shell has to be able to take the name: it starts with a letter or _, and goes on with letters, digits and _. Only ASCII letters count.',
  wrong: `
    env_variables:
      BATCH-SIZE: 32`,
  right: `
    env_variables:
      BATCH_SIZE: 32`,
};
