import type { Path } from '../issue.ts';

/** One `KEY=VALUE` whose key is in the schema and whose value is YAML. */
export interface Override {
  /** As given. */
  readonly text: string;
  /** Below a free-form map a step of digits is an index or a key, as the file has it. */
  readonly path: Path;
  /** A YAML scalar or flow collection; null when there is nothing. */
  readonly value: string;
}
