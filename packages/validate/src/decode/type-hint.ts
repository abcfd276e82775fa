import type { Shape } from '@air/schema';
import type { ConfigNode, ScalarNode } from '../document/config-tree.ts';
import { keyList } from './key-list.ts';

/** What to do about a wrong type, where the value tells what was meant. */
export function typeHint(shape: Shape, node: ConfigNode): string | undefined {
  switch (shape.kind) {
    case 'integer':
      return node.kind === 'scalar' ? integerHint(node) : undefined;
    case 'list':
      return listHint(shape.item.shape, node);
    case 'map':
      return `Its keys are ${keyList(shape.fields)}.`;
    case 'texts-by-name':
      return 'Write each as `NAME: value`, on a line of its own.';
    case 'text':
    case 'boolean':
    case 'free-form':
    case 'either':
      return undefined;
  }
}

function integerHint({ type, text, isPlain }: ScalarNode): string | undefined {
  if (type === 'integer') {
    return /^[-+]?0\d/.test(text)
      ? 'Write it without the leading zero, or as 0o… if it is octal.'
      : `A whole number is between -${Number.MAX_SAFE_INTEGER} and ${Number.MAX_SAFE_INTEGER}.`;
  }
  if (!isPlain && /^[-+]?\d+$/.test(text)) return `Write it without quotes: ${text}.`;
  if (/^[-+]?\d[\d_]*$/.test(text)) {
    return `Write it without underscores: ${text.replaceAll('_', '')}.`;
  }
  if (type === 'float' && /^[-+]?\d+\.0*$/.test(text)) {
    return `Write it without the decimal point: ${text.replace(/\..*/, '')}.`;
  }
  const isOther = type === 'float' || /^0b[01]+$/.test(text);
  return isOther && Number.isSafeInteger(Number(text))
    ? `Write it out: ${Number(text)}.`
    : undefined;
}

function listHint(item: Shape, node: ConfigNode): string | undefined {
  if (item.kind === 'map') return node.kind === 'map' ? 'Begin each entry with a dash.' : undefined;
  const fits = item.kind === 'integer' ? /^\d+$/ : /^[^\n,[\]{}#]*$/;
  const isOneEntry = node.kind === 'scalar' && node.type !== 'null' && fits.test(node.text);
  return isOneEntry ? `Write it as a list: [${node.text}].` : undefined;
}
