import { formatPath } from '../format-path.ts';
import type { IssueDoc } from '../issue-doc.ts';
import type { Rule } from '../rule.ts';
import { quoted } from '../words/quoted.ts';
import { isBlank } from './blank.ts';
import { limitsOf } from './limits-of.ts';
import { textsAt } from './places.ts';

/** A path on the workspace lies where its field wants it. */
export function startsWith(field: string): Rule {
  return (config) => {
    const { startsWith: starts = [], emptyAllowed } = limitsOf(field);
    return textsAt(config, field)
      .filter(({ value }) => emptyAllowed !== false || !isBlank(value)) // not-blank reports it
      .filter(({ value }) => !starts.some((start) => value.startsWith(start)))
      .map(({ path, value }) => ({
        code: 'starts-with',
        path,
        message: `${formatPath(path)} must start with ${starts.map((start) => `'${start}'`).join(' or ')}, got ${quoted(value)}`,
      }));
  };
}

export const startsWithDoc: IssueDoc = {
  code: 'starts-with',
  summary: 'A path lies where the field does not want it',
  meaning:
    'The field takes paths of one part of the workspace only. The message names how they begin.',
  wrong: 'mlflow_experiment_directory: /Users/ana@example.com/heron',
  right: 'mlflow_experiment_directory: /Workspace/Users/ana@example.com/heron',
};
