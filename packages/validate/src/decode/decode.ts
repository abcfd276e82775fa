import type { Field, Shape } from '@air/schema';
import { duplicateKey } from '../document/duplicate-key.ts';
import type { ConfigNode, ListNode, MapNode, ScalarNode, Slot } from '../document/config-tree.ts';
import { PathSet } from '../path-set.ts';
import type { Problem } from '../problem.ts';
import { integerOf } from './integer.ts';
import { plainValue } from './plain-value.ts';
import { setOwn } from './set-own.ts';
import { unknownKey } from './unknown-key.ts';
import { wrongType } from './wrong-type.ts';

interface DecodedFile {
  /** As far as it decoded; see `Decoded`. */
  readonly value: unknown;
  /** Unknown keys, wrong types, and keys that are the same once they are texts. */
  readonly problems: readonly Problem[];
  /** Where something was written that did not decode: no rule is to judge it. */
  readonly undecoded: PathSet;
}

/** Reads the tree of a file as the schema's tree of fields wants it. */
export function decode(root: Slot, field: Field): DecodedFile {
  const decoder = new Decoder(field);
  const value = decoder.value(root, field.shape);
  return { value, problems: decoder.problems, undecoded: decoder.undecoded };
}

class Decoder {
  readonly problems: Problem[] = [];
  readonly undecoded = new PathSet();
  readonly #root: Field;
  readonly #path: (string | number)[] = [];

  constructor(root: Field) {
    this.#root = root;
  }

  /** Undefined for what is not set or did not decode. */
  value(slot: Slot, shape: Shape): unknown {
    const { node, name } = slot;
    const isEntry = typeof name === 'number';
    if (node.kind === 'scalar' && node.type === 'null' && !isEntry) return undefined;
    const value = this.#read(node, shape);
    if (value !== undefined) return value;
    this.undecoded.add(this.#path);
    if (node.kind !== 'broken') {
      this.#report(slot, 'wrong-type', wrongType(this.#path, shape, node));
    }
    return undefined;
  }

  #read(node: ConfigNode, shape: Shape): unknown {
    switch (shape.kind) {
      case 'text':
        return isWritten(node) ? shape.read(node.text) : undefined;
      case 'integer':
        return isWritten(node) ? integerOf(node) : undefined;
      case 'boolean':
        return isBoolean(node) ? node.text.toLowerCase() === 'true' : undefined;
      case 'list':
        return node.kind === 'list' ? this.#list(node, shape.item) : undefined;
      case 'map':
        return node.kind === 'map' ? this.#map(node, shape.fields) : undefined;
      case 'texts-by-name':
        return node.kind === 'map' ? this.#texts(node) : undefined;
      case 'free-form':
        return node.kind === 'map' ? plainValue(node) : undefined;
      case 'either': {
        const option = shape.options.find((option) => suits(node, option));
        return option === undefined ? undefined : this.#read(node, option);
      }
    }
  }

  #list(list: ListNode, { shape }: Field): readonly unknown[] {
    return list.items.map((item) => this.#below(item, () => this.value(item, shape)));
  }

  #map(map: MapNode, fields: ReadonlyMap<string, Field>): object {
    const decoded = {};
    for (const slot of this.#distinct(map)) {
      const name = String(slot.name);
      const field = fields.get(name);
      this.#below(slot, () => {
        if (field === undefined) this.#unknown(slot, fields);
        else {
          const value = this.value(slot, field.shape);
          if (value !== undefined) setOwn(decoded, name, value);
        }
      });
    }
    return decoded;
  }

  /** The user's own names: here, and only here, null is the empty text. */
  #texts(map: MapNode): object {
    const decoded = {};
    for (const slot of this.#distinct(map)) {
      this.#below(slot, () => {
        const value = isNull(slot.node) ? '' : this.value(slot, text);
        if (value !== undefined) setOwn(decoded, String(slot.name), value);
      });
    }
    return decoded;
  }

  /** Keys that differ in YAML (`1` and `"1"`) can be the same text. */
  #distinct(map: MapNode): readonly Slot[] {
    if (map.named.size === map.entries.size) return [...map.entries.values()];
    return [...map.entries.values()].filter((slot) => {
      const first = map.named.get(String(slot.name));
      if (first === undefined || first === slot) return true;
      this.#below(slot, () => this.problems.push(duplicateKey(this.#path, slot, first)));
      return false;
    });
  }

  #unknown(slot: Slot, fields: ReadonlyMap<string, Field>): void {
    const explanation = unknownKey({
      path: this.#path,
      node: slot.node,
      fields,
      root: this.#root,
    });
    this.#report(slot, 'unknown-key', explanation);
  }

  #below<T>({ name }: Slot, work: () => T): T {
    this.#path.push(name);
    const result = work();
    this.#path.pop();
    return result;
  }

  #report(
    { span, override }: Slot,
    code: 'unknown-key' | 'wrong-type',
    words: Pick<Problem, 'message' | 'hint'>,
  ): void {
    const kind = code === 'wrong-type' ? 'type' : code;
    const { message, hint } = words;
    const path = this.#path.slice();
    this.problems.push({ code, kind, path, span, override, message, hint });
  }
}

const text: Shape = { kind: 'text', read: (written) => written, trims: false };

function isNull(node: ConfigNode): boolean {
  return node.kind === 'scalar' && node.type === 'null';
}

function isWritten(node: ConfigNode): node is ScalarNode {
  return node.kind === 'scalar' && node.type !== 'null';
}

function isBoolean(node: ConfigNode): node is ScalarNode {
  return node.kind === 'scalar' && node.type === 'boolean';
}

function suits(node: ConfigNode, shape: Shape): boolean {
  switch (shape.kind) {
    case 'text':
      return isWritten(node);
    case 'integer':
      return isWritten(node) && node.type === 'integer';
    case 'boolean':
      return isBoolean(node);
    case 'list':
      return node.kind === 'list';
    case 'either':
      return shape.options.some((option) => suits(node, option));
    case 'map':
    case 'texts-by-name':
    case 'free-form':
      return node.kind === 'map';
  }
}
