import { isScalar } from 'yaml';
import type { Scalar } from 'yaml';
import { standardTag } from './standard-tag.ts';

/**
 * A scalar on one line, in the user's own spelling where it decides the type: what was plain stays plain
 * (`1e-5`, `yes`, `0o7`), so that a reader of any YAML version takes from our text what it takes from the
 * user's. What was not plain is text for all of them.
 */
export function scalarText(node: unknown): string {
  if (!isScalar(node)) return created(node);
  const tag = standardTag(node);
  const text = node.source === undefined ? created(node.value) : written(node, node.source, tag);
  return tag === undefined ? text : `${tag} ${text}`;
}

/** In double quotes, with everything escaped that some reader takes for a line break or refuses. */
export function doubleQuoted(text: string): string {
  return JSON.stringify(text).replace(unprintable, escape);
}

function written({ type }: Scalar, source: string, tag: string | undefined): string {
  // A null of no characters: some readers lose it where it opens a list or is a key.
  if (source === '' && type === 'PLAIN' && tag !== '!!str') return 'null';
  return type === 'PLAIN' && !notPlain.test(source) ? source : doubleQuoted(source);
}

/** What no parser read: the keys of the maps that an override makes. */
function created(value: unknown): string {
  return typeof value === 'string' ? doubleQuoted(value) : String(value);
}

/** YAML 1.1 breaks lines at NEL, LS and PS; DEL, the C1 controls, BOM and two non-characters are refused. */
const unprintable = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;

/**
 * Plain text that would not survive on one line in a block. Each is text to every reader: nothing at all,
 * folded lines, control characters, what looks like an entry or a comment, and a document marker at the
 * start of a line.
 */
const notPlain =
  /^$|[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|\p{Surrogate}|:(?: |$)| #|^(?:---|\.\.\.)(?: |$)/u;

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
