import { runConfigField } from '@air/schema';
import type { Shape } from '@air/schema';
import { knownKeys, unknownKey } from '../decode/unknown-key.ts';
import { formatPath } from '../format-path.ts';
import type { Path } from '../issue.ts';
import { quoted } from '../words/quoted.ts';
import { OverrideError } from './override-error.ts';

/** Where an override goes. */
interface OverridePath {
  readonly path: Path;
  /** False for a map or a list that has no other form. */
  readonly takesText: boolean;
}

/**
 * Checks a dotted key against the schema. Entries of a list are `permissions[0]` or `permissions.0`; below
 * the user's own keys any path goes. Throws an `OverrideError` that lists what there is.
 */
export function overridePath(text: string, key: string): OverridePath {
  const steps = stepsOf(text, key);
  const path: (string | number)[] = [];
  let shapes: readonly Shape[] = [runConfigField().shape];
  for (const [index, step] of steps.entries()) {
    const [shape] = shapes;
    if (shape?.kind === 'free-form') {
      return { path: [...path, ...steps.slice(index)], takesText: true };
    }
    if (shape?.kind === 'texts-by-name') {
      // A name has no dots, and to say so is for the rules.
      return { path: [...path, formatPath(steps.slice(index))], takesText: true };
    }
    const below = shapes.flatMap((shape) => shapesBelow(shape, step));
    if (below.length === 0) throw noSuchKey(text, path, step, shapes);
    path.push(shapes.some(({ kind }) => kind === 'list') ? Number(step) : step);
    shapes = below;
  }
  return { path, takesText: shapes.some(({ kind }) => scalarKinds.has(kind)) };
}

const scalarKinds: ReadonlySet<Shape['kind']> = new Set(['text', 'integer', 'boolean']);

function stepsOf(text: string, key: string): Path {
  return key.split('.').flatMap((part) => {
    const [, name = '', indexes = ''] = /^(.*?)((?:\[\d+\])*)$/s.exec(part) ?? [];
    if (name === '') {
      throw new OverrideError(
        'override-unknown-key',
        `the key of the override ${quoted(text)} has an empty step`,
        'Write a path such as compute.num_accelerators or permissions[0].level.',
      );
    }
    return [name, ...[...indexes.matchAll(/\d+/g)].map(Number)];
  });
}

/** The forms of what is at a step of a value of this form; none when it has no such step. */
function shapesBelow(shape: Shape, step: string | number): readonly Shape[] {
  if (shape.kind === 'map' && typeof step === 'string') {
    const field = shape.fields.get(step);
    return field === undefined ? [] : formsOf(field.shape);
  }
  const isEntry = shape.kind === 'list' && /^\d+$/.test(String(step));
  return isEntry ? formsOf(shape.item.shape) : [];
}

function formsOf(shape: Shape): readonly Shape[] {
  return shape.kind === 'either' ? shape.options : [shape];
}

function noSuchKey(
  text: string,
  parent: Path,
  step: string | number,
  shapes: readonly Shape[],
): OverrideError {
  const where = formatPath(parent);
  const path = [...parent, step];
  const map = shapes.find((shape) => shape.kind === 'map');
  const isList = shapes.some(({ kind }) => kind === 'list');
  let reason = `${where} has nothing inside it`;
  if (isList) reason = `${where} is a list, and its entries are ${where}[0], ${where}[1] …`;
  if (map !== undefined) {
    const root = runConfigField();
    const { message } = unknownKey({ path, fields: map.fields, root });
    reason = `${message}${message.endsWith('?') ? '' : '.'} ${knownKeys(parent, map.fields)}`;
  }
  return new OverrideError(
    'override-unknown-key',
    `the override ${quoted(text)} names no field of a config: ${reason}`,
    'Name a field by its path, such as compute.num_accelerators.',
  );
}
