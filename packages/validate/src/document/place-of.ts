import type { Path } from '../issue.ts';
import type { Span } from '../span.ts';
import type { ConfigNode, Slot } from './config-tree.ts';

/** Where an issue points: into the user's file, at an override, or nowhere. */
export interface Place {
  readonly span: Span | undefined;
  readonly override: string | undefined;
}

/**
 * The place of a path: the key, of a list's entry where it begins, and of what is not there its parent.
 * A missing key of the top level has none. Source: run-config.md, "Fields".
 */
export function placeOf(root: Slot, path: Path): Place {
  let slot = root;
  for (const step of path) {
    const next = slotBelow(slot.node, step);
    if (next === undefined) break;
    slot = next;
  }
  const { span, override } = slot;
  return slot === root && path.length > 0 ? { span: undefined, override } : { span, override };
}

/** The slot at a path, when there is one. */
export function slotAt(root: Slot, path: Path): Slot | undefined {
  let slot: Slot | undefined = root;
  for (const step of path) slot = slot === undefined ? undefined : slotBelow(slot.node, step);
  return slot;
}

function slotBelow(node: ConfigNode, step: string | number): Slot | undefined {
  if (node.kind === 'map') return node.named.get(String(step));
  return node.kind === 'list' && typeof step === 'number' ? node.items[step] : undefined;
}
