import { formatPath } from '../format-path.ts';
import type { Rule } from '../rule.ts';
import { eachText } from './each-text.ts';
import { row } from './field-rules.ts';
import type { FieldRules } from './field-rules.ts';
import { gitCommit } from './git-commit.ts';
import { gitName } from './git-name.ts';
import { gitRevision } from './git-revision.ts';
import { includePath } from './include-path.ts';
import { notBlank } from './not-blank.ts';
import { notEmptyList } from './not-empty-list.ts';
import { remoteNeedsBranch } from './remote-needs-branch.ts';
import type { SnapshotPath } from './snapshot-of.ts';
import { startsWith } from './starts-with.ts';

/** The rows of a snapshot's fields, in the form that `at` says; `rootRules` go before the others of its root. */
export function snapshotRows(
  at: SnapshotPath,
  ...rootRules: readonly Rule[]
): readonly FieldRules[] {
  const snapshot = formatPath(at);
  return [
    row(`${snapshot}.root_path`, (field) => [...rootRules, notBlank(field)]),
    row(`${snapshot}.remote_volume`, (field) => [startsWith(field)]),
    row(`${snapshot}.git`, () => [gitRevision(at)]),
    row(`${snapshot}.git.branch`, (field) => [gitName(field)]),
    row(`${snapshot}.git.commit`, (field) => [notBlank(field), gitCommit(field)]),
    row(`${snapshot}.git.remote`, (field) => [gitName(field), remoteNeedsBranch(at)]),
    row(`${snapshot}.include_paths`, (field) => [
      notEmptyList(field),
      eachText(`${field}[]`, includePath),
    ]),
  ];
}
