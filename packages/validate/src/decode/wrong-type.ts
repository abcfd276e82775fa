import type { Shape } from '@air/schema';
import type { ConfigNode, ScalarNode } from '../document/config-tree.ts';
import { formatPath } from '../format-path.ts';
import type { Path } from '../issue.ts';
import { quoted } from '../words/quoted.ts';
import { typeHint } from './type-hint.ts';

/** Says what is wanted at a place, what is there (but for what may be a secret), and, where people often slip, what to do. */
export function wrongType(
  path: Path,
  shape: Shape,
  node: ConfigNode,
): { readonly message: string; readonly hint: string | undefined } {
  const where = path.length === 0 ? 'the file' : formatPath(path);
  const isSecret = path[0] === 'secrets' && node.kind === 'scalar' && node.type === 'text';
  return {
    // Joined: a text that is put together keeps its parts.
    message: [
      where,
      ' must be ',
      wanted(shape),
      ', got ',
      isSecret ? 'a text' : describeNode(node),
    ].join(''),
    hint: typeHint(path, shape, node),
  };
}

function wanted(shape: Shape): string {
  switch (shape.kind) {
    case 'text':
      return 'a text';
    case 'integer':
      return 'a whole number';
    case 'boolean':
      return 'true, false';
    case 'map':
    case 'texts-by-name':
    case 'free-form':
      return 'a map';
    case 'list':
      return `a list of ${entries(shape.item.shape)}`;
    case 'either':
      return shape.options.map(wanted).join(' or ');
  }
}

function entries({ kind }: Shape): string {
  if (kind === 'text') return 'texts';
  return kind === 'integer' ? 'whole numbers' : 'maps';
}

/** A value in a few words, as it follows “got” or “is”. */
export function describeNode(node: ConfigNode): string {
  switch (node.kind) {
    case 'map':
      return 'a map';
    case 'list':
      return 'a list';
    case 'broken':
      return 'something that cannot be read';
    case 'scalar':
      return describeScalar(node);
  }
}

function describeScalar({ type, text, isPlain }: ScalarNode): string {
  switch (type) {
    case 'null':
      return text === '' ? 'nothing' : text;
    case 'boolean':
      return text;
    case 'integer':
      return `the number ${short(text)}`;
    case 'float':
      return `the floating-point number ${short(text)}`;
    case 'text':
      return `the ${isPlain ? '' : 'quoted '}text ${quoted(text)}`;
  }
}

function short(digits: string): string {
  return digits.length > 40 ? `${digits.slice(0, 39)}…` : digits;
}
