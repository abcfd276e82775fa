import { formatPath } from '../format-path.ts';
import type { IssueDoc } from '../issue-doc.ts';
import type { Rule } from '../rule.ts';
import { snapshotOf } from './snapshot-of.ts';
import type { SnapshotPath } from './snapshot-of.ts';

/** A remote is asked for a branch; a commit is looked up on this machine. `false` asks none. */
export function remoteNeedsBranch(at: SnapshotPath): Rule {
  return (config) => {
    const { branch, remote = false } = snapshotOf(config, at)?.git ?? {};
    if (remote === false || branch !== undefined) return;
    const path = [...at, 'git', 'remote'];
    return {
      code: 'remote-needs-branch',
      path,
      message: `${formatPath(path)} requires git.branch: only a branch is looked up on a remote`,
      related: [[...at, 'git', 'branch']],
    };
  };
}

export const remoteNeedsBranchDoc: IssueDoc = {
  code: 'remote-needs-branch',
  summary: 'A remote stands without a branch',
  meaning:
    'With remote, the newest commit of the branch is asked of the remote. A commit is looked up on this machine, so a remote means nothing there.',
  wrong: `
    code_source:
      root_path: .
      git:
        commit: 3f2c1ab
        remote: true`,
  right: `
    code_source:
      root_path: .
      git:
        branch: main
        remote: true`,
};
