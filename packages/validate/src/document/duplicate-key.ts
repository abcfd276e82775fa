import { formatPath } from '../format-path.ts';
import type { Path } from '../issue.ts';
import type { Problem } from '../problem.ts';
import type { Slot } from './config-tree.ts';

/** The problem of a key that a map has twice; its place is the second one. */
export function duplicateKey(path: Path, second: Slot, first: Slot): Problem {
  const firstPath = [...path.slice(0, -1), first.name];
  const spelling = first.name === second.name ? '' : `: it is the same key as ${first.name}`;
  return {
    code: 'duplicate-key',
    kind: 'syntax',
    path: [...path],
    message: `${formatPath(path)} is set twice${spelling}`,
    hint: 'Remove one of the two.',
    span: second.span,
    override: second.override,
    related: [{ path: firstPath, span: first.span, override: first.override }],
  };
}
