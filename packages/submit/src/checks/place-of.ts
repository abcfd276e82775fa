import type { Issue, Path, Position, RunDocument } from '@air/validate';
import { isAlias, isMap, isNode, isScalar, isSeq } from 'yaml';
import type { Document, Node } from 'yaml';

/**
 * Where a field stands in the user's file, or the override that set it. Of what is not there itself it is the parent; a
 * top-level field that is not there has no place.
 */
export function placeOf(
  { text, yaml, changes }: RunDocument,
  path: Path,
): Pick<Issue, 'range' | 'override'> {
  const field = path.join('.');
  const change = changes.findLast(({ key }) => field === key || field.startsWith(`${key}.`));
  if (change !== undefined) return { range: undefined, override: change.override };
  const range = yaml === undefined ? undefined : nearest(yaml, path)?.range;
  if (!range) return { range: undefined, override: undefined };
  const [start, end] = range;
  return {
    range: { start: positionOf(text, start), end: positionOf(text, end) },
    override: undefined,
  };
}

/** The key of the last step of the path that is there, or the entry of a list. */
function nearest(yaml: Document, path: Path): Node | undefined {
  let found: Node | undefined;
  let value: unknown = yaml.contents;
  for (const step of path) {
    const within = isAlias(value) ? value.resolve(yaml) : value;
    if (isMap(within)) {
      const pair = within.items.find(({ key }) => isScalar(key) && key.value === step);
      if (!isNode(pair?.key)) return found;
      found = pair.key;
      value = pair.value;
    } else {
      const item = isSeq(within) ? within.items[Number(step)] : undefined;
      if (!isNode(item)) return found;
      found = item;
      value = item;
    }
  }
  return found;
}

function positionOf(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split(/\r\n?|\n/);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1, offset };
}
