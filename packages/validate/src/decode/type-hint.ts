import type { Field, Shape } from '@air/schema';
import type { ConfigNode } from '../document/config-tree.ts';
import type { Path } from '../issue.ts';
import { integerHint } from './integer-hint.ts';
import { keyList } from './key-list.ts';

/** What to do about a wrong type, where the value tells what was meant. */
export function typeHint(path: Path, shape: Shape, node: ConfigNode): string | undefined {
  switch (shape.kind) {
    case 'integer':
      return node.kind === 'scalar' ? integerHint(path, node) : undefined;
    case 'list':
      return listHint(shape.item.shape, node);
    case 'map':
      return mapHint(shape.fields, node);
    case 'texts-by-name':
    case 'free-form':
      return 'Write each as `NAME: value`, on a line of its own.';
    case 'text':
      return textHint(path, node);
    case 'either':
      return shape.options.some(({ kind }) => kind === 'list') && node.kind === 'map'
        ? 'Begin each entry with a dash.'
        : undefined;
    case 'boolean':
      return undefined;
  }
}

function listHint(item: Shape, node: ConfigNode): string | undefined {
  if (item.kind === 'map') return node.kind === 'map' ? 'Begin each entry with a dash.' : undefined;
  const fits = item.kind === 'integer' ? /^\d+$/ : /^[^\n,[\]{}#]*$/;
  const isOneEntry = node.kind === 'scalar' && node.type !== 'null' && fits.test(node.text);
  return isOneEntry ? `Write it as a list: [${node.text}].` : undefined;
}

function mapHint(fields: ReadonlyMap<string, Field>, node: ConfigNode): string {
  const keys = keyList(fields);
  if (node.kind === 'list') return `Write its keys without dashes: ${keys}.`;
  const isGlued =
    node.kind === 'scalar' && node.isPlain && /^[A-Za-z_]\w*(?::|\s*=)/.test(node.text);
  return isGlued
    ? `Write each as \`key: value\`, with a blank after the colon. Its keys are ${keys}.`
    : `Its keys are ${keys}.`;
}

function textHint(path: Path, node: ConfigNode): string | undefined {
  const [section] = path;
  const parent = path.at(-2);
  if (node.kind === 'list') {
    return path.at(-1) === 'command'
      ? 'Write its lines as a block of text, indented, after `command: |`.'
      : undefined;
  }
  if (node.kind !== 'map') return undefined;
  if (section === 'secrets') return 'Write it as one text: scope/key.';
  if (section === 'env_variables' || parent === 'variables') {
    return 'A variable is one text. What is nested can stand in parameters.';
  }
  return parent === 'dependencies' ? 'Write each package as one text: torch==2.7.1.' : undefined;
}
