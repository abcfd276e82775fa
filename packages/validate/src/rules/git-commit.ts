import { formatPath } from '../format-path.ts';
import type { IssueDoc } from '../issue-doc.ts';
import type { Rule } from '../rule.ts';
import { quoted } from '../words/quoted.ts';
import { isBlank } from './blank.ts';
import { limitsOf } from './limits-of.ts';
import { textsAt } from './places.ts';

/** A commit is one word that git can take for a revision, and never for an option. */
export function gitCommit(field: string): Rule {
  return (config) => {
    const { pattern } = limitsOf(field);
    return textsAt(config, field)
      .filter(({ value }) => !isBlank(value) && pattern?.test(value) === false) // not-blank reports it
      .map(({ path, value }) => ({
        code: 'git-commit',
        path,
        message: `${formatPath(path)}: invalid git.commit ${quoted(value)}: ${fault(value)}`,
      }));
  };
}

function fault(commit: string): string {
  if (commit.startsWith('-')) return "it cannot begin with '-'";
  return 'white space and control characters are not allowed';
}

export const gitCommitDoc: IssueDoc = {
  code: 'git-commit',
  summary: 'This cannot be a commit',
  meaning:
    'A commit is one word that git can look up on this machine: an id, a tag, or a form such as HEAD~1. It does not begin with -, which git would take for an option.',
  wrong: `
    code_source:
      root_path: .
      git:
        commit: "release 1.0"`,
  right: `
    code_source:
      root_path: .
      git:
        commit: release-1.0`,
};
