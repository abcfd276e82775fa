import { runConfigField } from '@air/schema';
import { nearestKey } from './words/nearest-key.ts';

/**
 * Whether a YAML file is meant to be a run config, right or wrong: at its top level it has a key that only run configs
 * have, or one close to it, or two keys that files of other programs have too. Reads no further than it must, and never throws.
 */
export function looksLikeRunConfig(input: string | Uint8Array): boolean {
  const seen = new Set<string>();
  let keys = 0;
  for (const key of topLevelKeys(typeof input === 'string' ? input : textOf(input))) {
    if ((keys += 1) > mostKeys) return false;
    if (shared.has(key)) seen.add(key);
    if (seen.size > 1 || nearestKey(key, ownKeys()) !== undefined) return true;
  }
  return false;
}

/** A run config has two dozen; a file of data can have a million. */
const mostKeys = 200;

/** Keys that the files of other programs have at their top level, too. */
const shared: ReadonlySet<string> = new Set([
  'environment',
  'command',
  'containers',
  'secrets',
  'parameters',
  'permissions',
]);

let own: readonly string[] | undefined;

function ownKeys(): readonly string[] {
  const { shape } = runConfigField();
  const keys = shape.kind === 'map' ? [...shape.fields.keys()] : [];
  return (own ??= keys.filter((key) => !shared.has(key)));
}

/** UTF-16 is no run config, but who saved one so is to be told. */
function textOf(bytes: Uint8Array): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(bytes);
}

/** The words that stand where the keys of the first map do, whatever else is wrong with the file. */
function* topLevelKeys(text: string): Generator<string> {
  let indent: number | undefined;
  for (const [line] of text.matchAll(/[^\r\n]+/g)) {
    const content = line.trimStart();
    if (/^(?:#|%|---|$)/.test(content)) continue;
    if (indent === undefined && content.startsWith('{')) return yield* flowKeys(text);
    indent ??= line.length - content.length;
    const [, key] = /^["']?([A-Za-z_][\w-]*)/.exec(content) ?? [];
    if (key !== undefined && line.length - content.length === indent) yield key;
  }
}

function* flowKeys(text: string): Generator<string> {
  for (const [, key = ''] of text.matchAll(/[{,]\s*["']?([A-Za-z_][\w-]*)["']?\s*:/g)) yield key;
}
