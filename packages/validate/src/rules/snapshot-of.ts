import type { Config } from '../rule.ts';

/** Where the fields of a snapshot stand: in the short form, or in the long one. */
export type SnapshotPath = readonly ['code_source'] | readonly ['code_source', 'snapshot'];

type Snapshot = NonNullable<NonNullable<Config['code_source']>['snapshot']>;

/** The snapshot's fields in the form that `at` says. */
export function snapshotOf(
  { code_source: source }: Config,
  at: SnapshotPath,
): Snapshot | undefined {
  return at.length === 1 ? source : source?.snapshot;
}
