import { formatPath } from '../format-path.ts';
import type { Path } from '../issue.ts';
import type { Problem } from '../problem.ts';
import type { Slot } from './config-tree.ts';

/** The problem of a key that a map has twice; its place is the second one. */
export function duplicateKey(path: Path, second: Slot, first: Slot): Problem {
  return {
    code: 'duplicate-key',
    kind: 'syntax',
    path: [...path],
    message: `${formatPath(path)} is set twice`,
    hint: 'Remove one of the two.',
    span: second.span,
    override: second.override,
    related: [{ path: [...path], span: first.span, override: first.override }],
  };
}
