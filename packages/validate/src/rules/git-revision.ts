import { formatPath } from '../format-path.ts';
import type { IssueDoc } from '../issue-doc.ts';
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

export const gitRevisionMissingDoc: IssueDoc = {
  code: 'git-revision-missing',
  summary: 'It is not said which commit to pack',
  meaning:
    'With git, the code is packed as it was committed, so the config says of which branch or of which commit. To pack the files as they are, leave git out.',
  wrong: `
    code_source:
      root_path: .
      git: {}`,
  right: `
    code_source:
      root_path: .
      git:
        branch: main`,
};

export const gitRevisionTwiceDoc: IssueDoc = {
  code: 'git-revision-twice',
  summary: 'A branch and a commit are given',
  meaning: 'The code is packed as one branch or one commit has it. Give one of them.',
  wrong: `
    code_source:
      root_path: .
      git:
        branch: main
        commit: 3f2c1ab`,
  right: `
    code_source:
      root_path: .
      git:
        commit: 3f2c1ab`,
};
