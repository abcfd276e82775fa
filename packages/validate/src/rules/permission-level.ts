import { formatPath } from '../format-path.ts';
import type { IssueDoc } from '../issue-doc.ts';
import type { Rule } from '../rule.ts';
import { didYouMean } from '../words/did-you-mean.ts';
import { quoted } from '../words/quoted.ts';
import { limitsOf } from './limits-of.ts';
import { textsAt } from './places.ts';

const field = 'permissions[].level';

/** The server checks levels itself, so one that is not known here may still be right. */
export const permissionLevel: Rule = (config) => {
  const { oneOf = [] } = limitsOf(field);
  return textsAt(config, field)
    .filter(({ value }) => value !== '' && !oneOf.includes(value))
    .map(({ path, value }) => ({
      code: 'permission-level',
      path,
      message: `${formatPath(path)} ${quoted(value)} is not a known level, and the server may refuse it; known levels are: ${oneOf.join(', ')}`,
      ...didYouMean(value, oneOf),
      severity: 'warning',
    }));
};

export const permissionLevelDoc: IssueDoc = {
  code: 'permission-level',
  summary: 'A permission has a level that is not known here',
  meaning:
    'The workspace checks levels itself when the run is launched, so this is a warning. A level that the workspace refuses is not granted.',
  wrong: `
    permissions:
      - group_name: vision-team
        level: can_view`,
  right: `
    permissions:
      - group_name: vision-team
        level: CAN_VIEW`,
};
