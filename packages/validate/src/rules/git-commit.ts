import { formatPath } from '../format-path.ts';
import type { Rule } from '../rule.ts';
import { isBlank } from './blank.ts';
import { limitsOf } from './limits-of.ts';
import { textsAt } from './places.ts';
import { quoted } from './quoted.ts';

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
