import { formatPath } from '../format-path.ts';
import type { IssueDoc } from '../issue-doc.ts';
import type { Rule } from '../rule.ts';
import { quoted } from '../words/quoted.ts';
import { limitsOf } from './limits-of.ts';
import { textsAt } from './places.ts';

/** A branch or a remote has the characters of one, and is never an option to git. */
export function gitName(field: string): Rule {
  return (config) => {
    const { pattern } = limitsOf(field);
    return textsAt(config, field)
      .filter(({ value }) => pattern?.test(value) === false)
      .map(({ path, value }) => ({
        code: 'git-name',
        path,
        message: `${formatPath(path)}: invalid ${formatPath(path.slice(-2))} ${quoted(value)}: ${fault(value)}`,
      }));
  };
}

function fault(name: string): string {
  if (name === '') return 'it cannot be empty';
  if (name.startsWith('-')) return "it cannot begin with '-'";
  return "only ASCII letters, digits, '_', '.', '/' and '-' are allowed";
}

export const gitNameDoc: IssueDoc = {
  code: 'git-name',
  summary: 'This cannot be a branch or a remote',
  meaning:
    'Branches and remotes have ASCII letters, digits, _, ., / and - in their names. They do not begin with -, which git would take for an option.',
  wrong: `
    code_source:
      root_path: .
      git:
        branch: feature*`,
  right: `
    code_source:
      root_path: .
      git:
        branch: feature/long-context`,
};
