import type { Entry } from '@air/snapshot';

import type { PackedCode } from './pack-code.ts';

/** What would be packed, for people; every entry when a list is wanted. */
export function snapshotText(
  code: PackedCode,
  { list, out }: { readonly list: boolean; readonly out: string | undefined },
): string {
  const { name, key, files, contentBytes, leftOut, bytes } = code;
  return [
    ...(list ? [...lines(code.entries), ''] : []),
    `${name}: ${counted(files, 'file')}, ${counted(contentBytes, 'byte')}`,
    `key: ${key}`,
    `left out: ${leftOut.ignored} ignored, ${leftOut.byDefault} by default`,
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

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
