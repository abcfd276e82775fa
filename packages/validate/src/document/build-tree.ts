import { isAlias, isMap, isNode, isScalar } from 'yaml';
import type { Alias, Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { Problem } from '../problem.ts';
import type { Span } from '../span.ts';
import type { ConfigNode, ListNode, MapNode, Slot } from './config-tree.ts';
import { duplicateKey } from './duplicate-key.ts';
import { keyIdentity, keyName } from './key.ts';
import { maxLevels, maxNodes, tooMuch } from './limits.ts';
import { isMerge } from './merge-key.ts';
import { scalarNode, unwritten } from './scalar-node.ts';
import { isOtherTag, taggedType } from './tag.ts';
import {
  aliasProblem,
  badMerge,
  complexKey,
  tagIgnored,
  tagMismatch,
  unfilledTemplate,
} from './tree-problems.ts';

/** The nodes that overrides brought in, each with its `KEY=VALUE`. */
type OverriddenNodes = ReadonlyMap<unknown, string>;

interface BuiltTree {
  /** Undefined for a file that is over a limit. */
  readonly root: Slot | undefined;
  readonly problems: readonly Problem[];
}

/**
 * Follows aliases and does merges. Tells of duplicate keys, of aliases, merges, keys
 * and tags that cannot be, and of a file that is too much once aliases count as what they stand for.
 */
export function buildTree(
  contents: Node | null,
  overridden: OverriddenNodes = new Map(),
): BuiltTree {
  const builder = new TreeBuilder(overridden);
  const root = builder.slot('', undefined, contents, undefined);
  const { excess, problems } = builder;
  return excess === undefined ? { root, problems } : { root: undefined, problems: [excess] };
}

const broken: ConfigNode = { kind: 'broken' };

/** Shared, as Maps of their own would be most of the tree of a file with many of them. */
const emptyMap: MapNode = {
  kind: 'map',
  entries: new Map(),
  named: new Map(),
  ...sizeOf([]),
};

class TreeBuilder {
  readonly problems: Problem[] = [];
  /** Once the file is known to be over a limit, nothing more is looked at. */
  excess: Problem | undefined;
  readonly #overridden: OverriddenNodes;
  /** Undefined while the node is being built: an alias to it would contain itself. */
  readonly #anchors = new Map<string, { node: ConfigNode | undefined }>();
  readonly #path: (string | number)[] = [];
  #nodes = 0;
  #level = 0;

  constructor(overridden: OverriddenNodes) {
    this.#overridden = overridden;
  }

  slot(
    name: string | number,
    key: Node | undefined,
    value: Node | null,
    inherited: string | undefined,
  ): Slot {
    const override = this.#overridden.get(value) ?? inherited;
    const span = override === undefined ? spanOf(key ?? value) : undefined;
    return { name, span, override, node: this.#node(value, span, override) };
  }

  #node(node: Node | null, span: Span | undefined, override: string | undefined): ConfigNode {
    if (this.excess !== undefined) return broken;
    if (isAlias(node)) return this.#alias(node);
    this.#count(1, node);
    if (node === null) return unwritten;
    if (node.anchor === undefined) return this.#content(node, span, override);
    const anchored: { node: ConfigNode | undefined } = { node: undefined };
    this.#anchors.set(node.anchor, anchored);
    anchored.node = this.#content(node, span, override);
    return anchored.node;
  }

  #alias(alias: Alias): ConfigNode {
    const anchored = this.#anchors.get(alias.source);
    if (anchored?.node === undefined) {
      this.problems.push(
        aliasProblem(alias.source, spanOf(alias), anchored !== undefined, this.#anchors),
      );
      return broken;
    }
    const { node } = anchored;
    const isCollection = node.kind === 'map' || node.kind === 'list';
    this.#count(isCollection ? node.nodes : 1, alias);
    this.#reach(this.#level + (isCollection ? node.levels : 0), alias);
    return node;
  }

  #content(
    node: Scalar | YAMLMap | YAMLSeq,
    span: Span | undefined,
    override: string | undefined,
  ): ConfigNode {
    if (node.tag !== undefined && isOtherTag(node.tag)) {
      this.problems.push(tagIgnored([...this.#path], node.tag, span, isLocal(node)));
    }
    if (isScalar(node)) return scalarNode(node) ?? this.#tagMismatch(node, span);
    const tagged = taggedType(node);
    if (tagged !== undefined && tagged !== (isMap(node) ? 'map' : 'list')) {
      return this.#tagMismatch(node, span);
    }
    this.#level += 1;
    this.#reach(this.#level, node);
    const content = isMap(node) ? this.#map(node, override) : this.#list(node, override);
    this.#level -= 1;
    return content;
  }

  #list(list: YAMLSeq, override: string | undefined): ListNode {
    const items = list.items.map((item, index) => {
      this.#path.push(index);
      const slot = this.slot(index, undefined, nodeOf(item), override);
      this.#path.pop();
      return slot;
    });
    return { kind: 'list', items, ...sizeOf(items) };
  }

  #map(map: YAMLMap, override: string | undefined): ConfigNode {
    if (map.items.length === 0) return emptyMap;
    const own = new Map<string, Slot>();
    const entries = new Map<string, Slot>();
    let merge: Slot | undefined;
    for (const pair of map.items) {
      if (isMerge(pair)) {
        const slot = this.#entry('<<', pair, override);
        if (merge === undefined) this.#merge(slot, entries);
        else this.problems.push(duplicateKey([...this.#path, '<<'], slot, merge));
        merge ??= slot;
        continue;
      }
      const key = this.#node(nodeOf(pair.key), spanOf(nodeOf(pair.key)), override);
      if (key.kind !== 'scalar') {
        if (key.kind !== 'broken') this.problems.push(this.#complexKey(map, pair));
        this.#entry('?', pair, override);
        continue;
      }
      const slot = this.#entry(keyName(key), pair, override);
      const identity = keyIdentity(key);
      const first = own.get(identity);
      if (first === undefined) {
        own.set(identity, slot);
        entries.set(identity, slot);
      } else this.problems.push(duplicateKey([...this.#path, slot.name], slot, first));
    }
    if (entries.size === 0 && merge === undefined) return broken; // no key was one
    const named = new Map<string, Slot>();
    for (const slot of entries.values()) {
      const name = String(slot.name);
      if (!named.has(name)) named.set(name, slot);
    }
    return { kind: 'map', entries, named, ...sizeOf(entries.values()) };
  }

  #complexKey(map: YAMLMap, { key }: Pair): Problem {
    const isTemplate =
      map.flow === true && map.items.length === 1 && isMap(key) && key.flow === true;
    return isTemplate
      ? unfilledTemplate([...this.#path], spanOf(map))
      : complexKey([...this.#path], spanOf(nodeOf(key)));
  }

  #entry(name: string, pair: Pair, override: string | undefined): Slot {
    this.#path.push(name);
    const slot = this.slot(name, nodeOf(pair.key) ?? undefined, nodeOf(pair.value), override);
    this.#path.pop();
    return slot;
  }

  /** A map's own keys win over merged ones, and of several merged maps the first. */
  #merge(slot: Slot, entries: Map<string, Slot>): void {
    const sources =
      slot.node.kind === 'list' ? slot.node.items.map(({ node }) => node) : [slot.node];
    for (const source of sources) {
      if (source.kind === 'map') {
        for (const [identity, merged] of source.entries) {
          if (!entries.has(identity)) entries.set(identity, merged);
        }
      } else if (source.kind !== 'broken') {
        this.problems.push(badMerge([...this.#path], slot.span));
        return;
      }
    }
  }

  #tagMismatch({ tag = '' }: Node, span: Span | undefined): ConfigNode {
    this.problems.push(tagMismatch([...this.#path], tag, span));
    return broken;
  }

  #count(nodes: number, at: Node | null): void {
    this.#nodes += nodes;
    if (this.#nodes > maxNodes) this.excess ??= tooMuch('nodes', at?.range?.[0] ?? 0);
  }

  #reach(level: number, at: Node): void {
    if (level > maxLevels) this.excess ??= tooMuch('levels', at.range?.[0] ?? 0);
  }
}

/** `!x` before a scalar can be meant as a part of it: the shell negates so. */
function isLocal(node: Node): boolean {
  return isScalar(node) && node.tag?.startsWith('!') === true;
}

function nodeOf(value: unknown): Node | null {
  return isNode(value) ? value : null;
}

function spanOf(node: Node | null): Span | undefined {
  const range = node?.range;
  return range ? { start: range[0], end: range[1] } : undefined;
}

function sizeOf(slots: Iterable<Slot>): { nodes: number; levels: number } {
  let nodes = 1;
  let levels = 0;
  for (const { name, node } of slots) {
    const isCollection = node.kind === 'map' || node.kind === 'list';
    nodes += (typeof name === 'string' ? 1 : 0) + (isCollection ? node.nodes : 1);
    levels = Math.max(levels, isCollection ? node.levels : 0);
  }
  return { nodes, levels: levels + 1 };
}
