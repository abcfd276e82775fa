import { formatPath } from '../format-path.ts';
import type { EntryCheck } from './each-text.ts';
import { limitsOf } from './limits-of.ts';
import { quoted } from './quoted.ts';

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
