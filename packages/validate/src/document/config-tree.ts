import type { Span } from '../span.ts';
import type { CoreType } from './core-type.ts';

/**
 * The file as it is meant: aliases followed, merges done, every scalar with its type and its text. An alias
 * shares the node that it stands for.
 */
export type ConfigNode = ScalarNode | MapNode | ListNode | BrokenNode;

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly type: CoreType;
  /** As written for a plain scalar, else what the quotes or the block hold. */
  readonly text: string;
  readonly isPlain: boolean;
}

export interface MapNode extends CollectionSize {
  readonly kind: 'map';
  /** In the order of the file, by what tells keys apart: see `keyIdentity`. */
  readonly entries: ReadonlyMap<string, Slot>;
  /** By key as a path shows it; the first where two look the same. */
  readonly named: ReadonlyMap<string, Slot>;
}

export interface ListNode extends CollectionSize {
  readonly kind: 'list';
  readonly items: readonly Slot[];
}

/** What could not be made out; the problem is told already. */
interface BrokenNode {
  readonly kind: 'broken';
}

/** With what aliases stand for. */
interface CollectionSize {
  /** The collection itself, its keys, and all below. */
  readonly nodes: number;
  /** 1 for a collection of scalars. */
  readonly levels: number;
}

/** A place for a value: an entry of a map or of a list, or the whole file. */
export interface Slot {
  /** The key or the index. */
  readonly name: string | number;
  /** The key in the user's file; of a list's entry, the value. */
  readonly span: Span | undefined;
  readonly node: ConfigNode;
  /** The `KEY=VALUE` that brought it in, when an override did. */
  readonly override: string | undefined;
}
