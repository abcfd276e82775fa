import { mergedPairs } from '@air/validate';
import { isMap, isSeq } from 'yaml';
import type { Pair } from 'yaml';
import type { Resolve } from './alias-resolver.ts';
import { scalarText } from './scalar-text.ts';
import { standardTag } from './standard-tag.ts';

/** Readers look for the colon of a key in its first 1024 characters; a longer key goes after a `?`. */
const longestKey = 1000;

const step = '  ';

interface Options {
  readonly resolve: Resolve;
  readonly maxLength: number;
  /** What is thrown when the text grows over `maxLength`. */
  readonly tooLong: () => Error;
}

/** Nodes to block YAML: a line an entry, no aliases, no merges, no comments, no folding. */
export class YamlWriter {
  readonly #options: Options;
  readonly #chunks: string[] = [];
  #length = 0;

  constructor(options: Options) {
    this.#options = options;
  }

  text(): string {
    return this.#chunks.join('');
  }

  /** The entries of a map; the first one goes on in the line that has begun. */
  pairs(pairs: readonly Pair[], indent = ''): void {
    pairs.forEach(({ key, value }, index) => {
      if (index > 0) this.#write(indent);
      const text = scalarText(this.#options.resolve(key));
      this.#write(text.length > longestKey ? `? ${text}\n${indent}:` : `${text}:`);
      this.#value(value, indent, 'below');
    });
  }

  #items(items: readonly unknown[], indent: string): void {
    items.forEach((item, index) => {
      if (index > 0) this.#write(indent);
      this.#write('-');
      this.#value(item, indent, 'beside');
    });
  }

  /** What stands after `key:` or `-`. A collection begins below it, or beside it where YAML allows that. */
  #value(alias: unknown, indent: string, place: 'below' | 'beside'): void {
    const node = this.#options.resolve(alias);
    const deeper = indent + step;
    if (isMap(node)) {
      const pairs = mergedPairs(node, this.#options.resolve);
      const tag = standardTag(node);
      if (pairs.length === 0) return this.#line(tag, '{}');
      this.#begin(tag, deeper, place);
      this.pairs(pairs, deeper);
    } else if (isSeq(node)) {
      const tag = standardTag(node);
      if (node.items.length === 0) return this.#line(tag, '[]');
      this.#begin(tag, deeper, place);
      this.#items(node.items, deeper);
    } else {
      this.#line(scalarText(node));
    }
  }

  #begin(tag: string | undefined, indent: string, place: 'below' | 'beside'): void {
    if (place === 'beside' && tag === undefined) this.#write(' ');
    else {
      this.#line(tag);
      this.#write(indent);
    }
  }

  #line(...words: readonly (string | undefined)[]): void {
    this.#write(
      `${words
        .filter(Boolean)
        .map((word) => ` ${word}`)
        .join('')}\n`,
    );
  }

  #write(chunk: string): void {
    this.#length += chunk.length;
    if (this.#length > this.#options.maxLength) throw this.#options.tooLong();
    this.#chunks.push(chunk);
  }
}
