import { isMap, isScalar, YAMLMap, YAMLSeq } from 'yaml';
import type { Document, Node } from 'yaml';
import { describeNode } from '../decode/wrong-type.ts';
import { buildTree } from '../document/build-tree.ts';
import type { ConfigNode } from '../document/config-tree.ts';
import { unwritten } from '../document/scalar-node.ts';
import { formatPath } from '../format-path.ts';
import type { Path } from '../issue.ts';
import type { Problem } from '../problem.ts';
import type { OverrideChange } from '../run-document.ts';
import { expandAliases } from './expand-aliases.ts';
import type { Override } from './override.ts';
import { parseValue } from './parse-value.ts';
import { sharesNodes } from './shares-nodes.ts';
import { shownReference, shownValue } from './shown-value.ts';
import { spotIn } from './spot.ts';
import type { Spot } from './spot.ts';

/** What overrides did to a document. */
interface AppliedOverrides {
  readonly changes: readonly OverrideChange[];
  /** The nodes that they brought in, each with its `KEY=VALUE`. */
  readonly overridden: ReadonlyMap<unknown, string>;
  /** Of the overrides that do not fit the file. */
  readonly problems: readonly Problem[];
}

/**
 * Changes the document, override by override; an empty one counts as an empty map. Its aliases and keys must
 * be in order already.
 */
export function applyOverrides(
  document: Document,
  overrides: readonly Override[],
): AppliedOverrides {
  const changes: OverrideChange[] = [];
  const problems: Problem[] = [];
  const overridden = new Map<unknown, string>();
  if (isUnset(document.contents ?? undefined)) document.contents = new YAMLMap(document.schema);
  for (const override of isMap(document.contents) ? overrides : []) {
    const outcome = apply(document, override, overridden);
    if ('to' in outcome) changes.push(outcome);
    else problems.push(outcome);
  }
  return { changes, overridden, problems };
}

function apply(
  document: Document,
  override: Override,
  overridden: Map<unknown, string>,
): OverrideChange | Problem {
  const { text, path, value } = override;
  if (sharesNodes(document, path) && !expandAliases(document)) {
    return tooLarge(override);
  }
  let spot: Spot | undefined = { node: document.contents ?? undefined, set: () => undefined };
  for (const [depth, step] of path.entries()) {
    let { node } = spot;
    if (isUnset(node)) {
      node = typeof step === 'number' ? new YAMLSeq(document.schema) : new YAMLMap(document.schema);
      spot.set(node);
      overridden.set(node, text);
    }
    const next = spotIn(document, node, step);
    if (next === undefined) return notApplied(override, path.slice(0, depth), tree(node));
    spot = next;
  }
  const shown = path[0] === 'secrets' ? shownReference : shownValue;
  const before = isUnset(spot.node) ? undefined : shown(tree(spot.node));
  const node = parseValue(text, value);
  keepComments(spot.node, node);
  spot.set(node);
  overridden.set(node, text);
  return { override: text, key: formatPath(path), from: before, to: shown(tree(node)) };
}

function isUnset(node: Node | undefined): boolean {
  return node === undefined || (isScalar(node) && node.value === null);
}

function tree(node: Node | undefined): ConfigNode {
  return buildTree(node ?? null).root?.node ?? unwritten;
}

/** What is said beside a value and above it stays, when another takes its place. */
function keepComments(old: Node | undefined, node: Node): void {
  if (!isScalar(old)) return;
  node.comment = old.comment ?? null;
  node.commentBefore = old.commentBefore ?? null;
  node.spaceBefore = old.spaceBefore ?? false;
}

function tooLarge({ text, path }: Override): Problem {
  return {
    ...override(text, path),
    message: `${formatPath(path)} cannot be set: the aliases of the file stand for more than 4 MiB`,
  };
}

function notApplied({ text, path }: Override, at: Path, node: ConfigNode): Problem {
  const message = `${formatPath(path)} cannot be set: ${formatPath(at)}`;
  if (node.kind !== 'list') {
    return { ...override(text, at), message: `${message} is ${describeNode(node)}` };
  }
  const { length } = node.items;
  return {
    ...override(text, at),
    message: `${message} has ${length === 0 ? 'no' : length} ${length === 1 ? 'entry' : 'entries'}`,
    hint: `The next one is ${formatPath([...at, length])}.`,
  };
}

function override(text: string, path: Path): Omit<Problem, 'message'> {
  return { code: 'override-not-applied', kind: 'type', path, override: text };
}
