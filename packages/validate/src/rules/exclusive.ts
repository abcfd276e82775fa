import { formatPath } from '../format-path.ts';
import type { Path } from '../issue.ts';
import type { Finding } from '../rule.ts';

interface Exclusion {
  readonly code: string;
  /** The field in whose row the rule stands. */
  readonly path: Path;
  /** What cannot stand beside it, with the value that it has. */
  readonly others: readonly (readonly [path: Path, value: unknown])[];
  /** Why, and what to do. */
  readonly because: string;
}

/** One finding that lists the other fields that are set; none when none is. */
export function exclusive({ code, path, others, because }: Exclusion): Finding | undefined {
  const set = others.filter(([, value]) => value !== undefined).map(([other]) => other);
  if (set.length === 0) return undefined;
  return {
    code,
    path,
    message: `${formatPath(path)} is mutually exclusive with ${set.map(formatPath).join(' and ')}: ${because}`,
    related: set,
  };
}
