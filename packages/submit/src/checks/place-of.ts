import type { Issue, Position, RunDocument } from '@air/validate';
import { isMap, isScalar } from 'yaml';
import type { Scalar } from 'yaml';

/** Where a field stands in the user's file, or the override that set it; nothing for one that a merge brought in. */
export function placeOf(
  { text, yaml, changes }: RunDocument,
  path: readonly string[],
): Pick<Issue, 'range' | 'override'> {
  const field = path.join('.');
  const change = changes.findLast(({ key }) => field === key || field.startsWith(`${key}.`));
  if (change !== undefined) return { range: undefined, override: change.override };
  const range = keyOf(yaml?.contents, path)?.range;
  if (!range) return { range: undefined, override: undefined };
  const [start, end] = range;
  return {
    range: { start: positionOf(text, start), end: positionOf(text, end) },
    override: undefined,
  };
}

function keyOf(node: unknown, [name, ...rest]: readonly string[]): Scalar | undefined {
  if (!isMap(node)) return undefined;
  const pair = node.items.find(({ key }) => isScalar(key) && key.value === name);
  if (rest.length > 0) return keyOf(pair?.value, rest);
  return isScalar(pair?.key) ? pair.key : undefined;
}

function positionOf(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split(/\r\n?|\n/);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1, offset };
}
