import type { Document } from 'yaml';
import type { Issue, Path } from './issue.ts';

/** The parsed file: what the user wrote, and the tree with the overrides in it. */
export interface RunDocument {
  /** The file as it was read, without a byte-order mark; line breaks as they were. */
  readonly text: string;
  /** What a launch uploads as `training_config.yaml`: the user's bytes, or the merged config after overrides. */
  readonly bytes: Uint8Array;
  /** The tree with aliases still in it; undefined after a syntax error that cannot be stepped over. */
  readonly yaml: Document | undefined;
  /** What the overrides did, in their order. */
  readonly changes: readonly OverrideChange[];
  /**
   * Where an issue about a path points that is found later: at its key, or at the override that set it; of what is not
   * there at its parent. Nowhere for a key that is missing at the top level, and for the empty path.
   */
  placeOf(path: Path): Pick<Issue, 'range' | 'override'>;
}

/** One override as it was applied, for `air` to tell on standard error. */
export interface OverrideChange {
  /** As given: `KEY=VALUE`. */
  readonly override: string;
  /** The dotted path. */
  readonly key: string;
  /** The text of the value that was there; undefined when there was none. */
  readonly from: string | undefined;
  readonly to: string;
}
