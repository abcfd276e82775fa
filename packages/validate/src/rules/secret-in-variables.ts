import { containerSecret } from '@air/schema';
import { formatPath } from '../format-path.ts';
import type { IssueDoc } from '../issue-doc.ts';
import type { EntryCheck } from './each-text.ts';

/** Only a container's variables name secrets in braces; here the command would get the braces as they are. */
export const secretInVariables: EntryCheck = ({ path, value }) => {
  const secret = containerSecret(value);
  if (secret === undefined) return;
  return {
    code: 'secret-in-variables',
    path,
    message: `${formatPath(path)} is no secret but the text that is written, braces and all`,
    hint: `Move it below secrets: ${path.at(-1)}: ${secret}.`,
    severity: 'warning',
  };
};

export const secretInVariablesDoc: IssueDoc = {
  code: 'secret-in-variables',
  summary: 'A variable has the name of a secret as its text',
  meaning:
    'In env_variables every value is the text that is written, so the command gets {{secrets/scope/key}} and not the secret. Name the secret below secrets.',
  wrong: `
    env_variables:
      HF_TOKEN: "{{secrets/ml/hf}}"`,
  right: `
    secrets:
      HF_TOKEN: ml/hf`,
};
