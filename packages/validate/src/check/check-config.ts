import type { Slot } from '../document/config-tree.ts';
import { slotAt } from '../document/place-of.ts';
import type { Path } from '../issue.ts';
import { PathSet } from '../path-set.ts';
import type { Problem } from '../problem.ts';
import type { Config, Finding } from '../rule.ts';
import { missing } from './missing.ts';
import { problemOf } from './problem-of.ts';
import { rowGroups } from './rows.ts';
import type { RowGroup } from './rows.ts';

/** A config as far as it decoded, with the tree that it was decoded from. */
interface ConfigToCheck {
  readonly config: Config;
  readonly root: Slot;
  readonly undecoded: PathSet;
}

/**
 * What is missing and what breaks a rule, row by row in declaration order, and within a row in the order of
 * the file. What did not decode is told already: no finding is about that place or stands on it.
 */
export function* checkConfig({ config, root, undecoded }: ConfigToCheck): Generator<Problem> {
  const required = new PathSet();
  for (const group of rowGroups()) {
    for (const finding of inFileOrder(findingsOf(group, config, root), group, root)) {
      const { path, related = [] } = finding;
      if (required.has(path) || [path, ...related].some((place) => undecoded.has(place))) continue;
      // Of what is not there nothing else is found.
      if (finding.kind === 'required' && slotAt(root, path) !== undefined) required.add(path);
      yield problemOf(finding, root);
    }
  }
}

function findingsOf(group: RowGroup, config: Config, root: Slot): readonly Finding[] {
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
  if (row?.field.shape.kind !== 'texts-by-name') {
    return findings.toSorted((a, b) => compareIndexes(a.path, b.path));
  }
  const starts = startsOfNames(findings, row.steps.length, root);
  const start = (finding: Finding): number => starts.get(finding) ?? Number.MAX_SAFE_INTEGER;
  return findings.toSorted((a, b) => compareIndexes(a.path, b.path) || start(a) - start(b));
}

/** Where the names of the user's own stand in the file that are the step at `depth` of the findings' paths. */
function startsOfNames(
  findings: readonly Finding[],
  depth: number,
  root: Slot,
): ReadonlyMap<Finding, number | undefined> {
  return new Map(
    findings.map((finding) => [
      finding,
      slotAt(root, finding.path.slice(0, depth + 1))?.span?.start,
    ]),
  );
}

/** By the indexes on the way; a path without one is of the whole list. */
function compareIndexes(a: Path, b: Path): number {
  const length = Math.max(a.length, b.length);
  for (let at = 0; at < length; at += 1) {
    const [left, right] = [indexAt(a, at), indexAt(b, at)];
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

function indexAt(path: Path, at: number): number {
  const step = path[at];
  return typeof step === 'number' ? step : Infinity;
}
