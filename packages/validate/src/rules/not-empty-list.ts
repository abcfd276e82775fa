import { formatPath } from '../format-path.ts';
import type { IssueDoc } from '../issue-doc.ts';
import type { Rule } from '../rule.ts';
import { listsAt } from './places.ts';

/** A list that is given has an entry. */
export function notEmptyList(field: string): Rule {
  return (config) =>
    listsAt(config, field)
      .filter(({ value }) => value.length === 0)
      .map(({ path }) => ({
        code: 'not-empty-list',
        path,
        message: `${formatPath(path)} cannot be an empty list`,
      }));
}

export const notEmptyListDoc: IssueDoc = {
  code: 'not-empty-list',
  summary: 'A list is empty',
  meaning: 'The list is there and has no entry. Fill it in, or leave the key out.',
  wrong: `
    code_source:
      root_path: .
      include_paths: []`,
  right: `
    code_source:
      root_path: .`,
};
