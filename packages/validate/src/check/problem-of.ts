import type { Slot } from '../document/config-tree.ts';
import { placeOf, slotAt } from '../document/place-of.ts';
import type { Problem } from '../problem.ts';
import type { Finding } from '../rule.ts';

/** A rule’s finding with its place. */
export function problemOf(finding: Finding, root: Slot): Problem {
  const { span, override } = placeOf(root, finding.path);
  return {
    code: finding.code,
    kind: finding.kind ?? 'rule',
    severity: finding.severity,
    path: finding.path,
    message: finding.message,
    hint: finding.hint,
    span,
    override,
    related: finding.related?.flatMap((path) => {
      const slot = slotAt(root, path);
      return slot === undefined ? [] : { path, span: slot.span, override: slot.override };
    }),
  };
}
