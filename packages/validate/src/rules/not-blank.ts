import { formatPath } from '../format-path.ts';
import type { IssueDoc } from '../issue-doc.ts';
import type { Rule } from '../rule.ts';
import { isBlank } from './blank.ts';
import { textsAt } from './places.ts';

/** A text that is given has something in it besides white space. */
export function notBlank(field: string): Rule {
  return (config) =>
    textsAt(config, field)
      .filter(({ value }) => isBlank(value))
      .map(({ path }) => ({
        code: 'not-blank',
        path,
        message: `${formatPath(path)} cannot be empty`,
      }));
}

export const notBlankDoc: IssueDoc = {
  code: 'not-blank',
  summary: 'A text is empty',
  meaning:
    'The field is there and has nothing in it but white space. Fill it in, or leave the key out.',
  wrong: 'idempotency_token: " "',
  right: 'idempotency_token: sweep-2-run-1',
};
