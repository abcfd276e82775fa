import type { Entry } from '@air/snapshot';

import { counted } from '../output/counted.ts';
import { codeCounts } from './code-summary.ts';
import type { ShownCode } from './show-code.ts';

/** What would be packed, for people; every entry when a list is wanted. */
export function snapshotText(
  { entries, summary }: ShownCode,
  { list, out }: { readonly list: boolean; readonly out: string | undefined },
): string {
  const { name, key, bytes, on_workspace: isThere } = summary;
  return [
    ...(list ? [...lines(entries), ''] : []),
    `${name}: ${codeCounts(summary)}`,
    `key: ${key}`,
    ...(isThere === undefined ? [] : [`on the workspace: ${isThere ? 'yes' : 'no'}`]),
    ...(bytes === undefined ? [] : [`written to ${out}: ${counted(bytes, 'byte')}`]),
  ].join('\n');
}

function lines(entries: readonly Entry[]): readonly string[] {
  const sizes = entries.map((entry) => (entry.kind === 'file' ? String(entry.size) : ''));
  const width = Math.max(0, ...new Set(sizes.map(({ length }) => length)));
  return entries.map((entry, index) => `${(sizes[index] ?? '').padStart(width)}  ${shown(entry)}`);
}

/** A name with a line break in it stays on its line. */
function shown(entry: Entry): string {
  const path = entry.path.replaceAll(/\p{Cc}/gu, (sign) => JSON.stringify(sign).slice(1, -1));
  if (entry.kind === 'folder') return `${path}/`;
  return entry.kind === 'link' ? `${path} -> ${JSON.stringify(entry.target)}` : path;
}
