import type { Scalar } from 'yaml';
import type { ScalarNode } from './config-tree.ts';
import { coreType } from './core-type.ts';
import { taggedType } from './tag.ts';

/** A null that nothing was written for. */
export const unwritten: ScalarNode = { kind: 'scalar', type: 'null', text: '', isPlain: true };

/** A scalar with its type and its text; undefined when its tag says that it is what it is not. */
export function scalarNode(scalar: Scalar): ScalarNode | undefined {
  const text = scalar.source ?? String(scalar.value);
  const isPlain = scalar.type === 'PLAIN';
  const tagged = taggedType(scalar);
  if (tagged === 'text') return { kind: 'scalar', type: 'text', text, isPlain: false };
  if (tagged === undefined) {
    return { kind: 'scalar', type: isPlain ? coreType(text) : 'text', text, isPlain };
  }
  if (tagged === 'map' || tagged === 'list') return undefined;
  const written = coreType(text);
  const fits = written === tagged || (written === 'integer' && tagged === 'float');
  return fits ? { kind: 'scalar', type: tagged, text, isPlain } : undefined;
}
