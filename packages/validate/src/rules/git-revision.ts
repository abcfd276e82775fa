import { formatPath } from '../format-path.ts';
import type { Rule } from '../rule.ts';
import { snapshotOf } from './snapshot-of.ts';
import type { SnapshotPath } from './snapshot-of.ts';

/** Committed code is that of a branch or that of a commit. */
export function gitRevision(at: SnapshotPath): Rule {
  return (config) => {
    const git = snapshotOf(config, at)?.git;
    if (git === undefined || (git.branch === undefined) !== (git.commit === undefined)) return;
    const path = [...at, 'git'];
    const related = [
      [...path, 'branch'],
      [...path, 'commit'],
    ];
    const text = formatPath(path);
    if (git.branch === undefined) {
      return {
        code: 'git-revision-missing',
        path,
        message: `${text} must specify either 'branch' or 'commit'`,
        related,
      };
    }
    return {
      code: 'git-revision-twice',
      path,
      message: `${text} must specify either 'branch' or 'commit': ${text}.branch and ${text}.commit are mutually exclusive`,
      related,
    };
  };
}
