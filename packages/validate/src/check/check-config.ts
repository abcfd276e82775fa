import type { RunConfig } from '@air/schema';
import type { Slot } from '../document/config-tree.ts';
import { formatPath } from '../format-path.ts';
import type { Path } from '../issue.ts';
import type { Problem } from '../problem.ts';
import type { Decoded, Finding } from '../rule.ts';
import { missing } from './missing.ts';
import { slotAt } from './place-of.ts';
import { problemOf } from './problem-of.ts';
import { rowGroups } from './rows.ts';
import type { RowGroup } from './rows.ts';

/** A config as far as it decoded, with the tree that it was decoded from. */
export interface ConfigToCheck {
  readonly config: Decoded<RunConfig>;
  readonly root: Slot;
  readonly undecoded: readonly Path[];
}

/**
 * What is missing and what breaks a rule, row by row in declaration order, and within a row in the order of
 * the file. What did not decode is told already: no finding is about that place or stands on it.
 */
export function checkConfig({ config, root, undecoded }: ConfigToCheck): readonly Problem[] {
  const unjudged = new Set(undecoded.map(formatPath));
  const required = new Set<string>();
  return rowGroups().flatMap((group) =>
    inFileOrder(findingsOf(group, config, root), group, root)
      .filter(
        ({ path, related = [] }) =>
          ![path, ...related].some((place) => unjudged.has(formatPath(place))),
      )
      .filter((finding) => {
        const path = formatPath(finding.path);
        if (required.has(path)) return false;
        if (finding.kind === 'required') required.add(path);
        return true;
      })
      .map((finding) => problemOf(finding, root)),
  );
}

function findingsOf(group: RowGroup, config: Decoded<RunConfig>, root: Slot): readonly Finding[] {
  const findings: Finding[] = [];
  for (const row of group) {
    for (const finding of missing(row, config, root)) findings.push(finding);
    for (const rule of row.rules) {
      const found = rule(config) ?? [];
      for (const finding of 'code' in found ? [found] : found) findings.push(finding);
    }
  }
  return findings;
}

/** Entry by entry, for one entry in the order of the rules, and last what is about the whole list. */
function inFileOrder(
  findings: readonly Finding[],
  [row]: RowGroup,
  root: Slot,
): readonly Finding[] {
  if (findings.length < 2) return findings;
  const depth = row?.field.shape.kind === 'texts-by-name' ? row.steps.length : undefined;
  return findings
    .map((finding) => ({ finding, order: entryOrder(finding.path, depth, root) }))
    .toSorted((a, b) => compareOrders(a.order, b.order))
    .map(({ finding }) => finding);
}

/** The indexes on the way, and for an entry with a name of the user's own where it stands in the file. */
function entryOrder(path: Path, nameAt: number | undefined, root: Slot): readonly number[] {
  return path.flatMap((step, index) => {
    if (typeof step === 'number') return [step];
    if (index !== nameAt) return [];
    return [slotAt(root, path.slice(0, index + 1))?.span?.start ?? Number.POSITIVE_INFINITY];
  });
}

function compareOrders(a: readonly number[], b: readonly number[]): number {
  const length = Math.max(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const [left, right] = [a[index] ?? Infinity, b[index] ?? Infinity];
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}
