import { folderOf } from './source/entry.ts';
import type { Entry, PackagingMode } from './source/entry.ts';

interface FolderSize {
  readonly path: string;
  readonly bytes: number;
}

/** A folder of which one child has this share is only the way to that child. */
const wayShare = 0.9;

/** How many folders are told of. */
const named = 5;

export function contentBytes(entries: readonly Entry[]): number {
  return entries.reduce((sum, entry) => sum + (entry.kind === 'file' ? entry.size : 0), 0);
}

/** The biggest folders with all that is in them, none inside another. */
function biggestFolders(entries: readonly Entry[]): readonly FolderSize[] {
  const bytes = new Map<string, number>();
  for (const entry of entries) {
    if (entry.kind !== 'file') continue;
    for (let folder = folderOf(entry.path); folder !== ''; folder = folderOf(folder)) {
      bytes.set(folder, (bytes.get(folder) ?? 0) + entry.size);
    }
  }
  const ways = new Set<string>();
  for (const [folder, size] of bytes) {
    const parent = folderOf(folder);
    if (size >= wayShare * (bytes.get(parent) ?? Number.POSITIVE_INFINITY)) ways.add(parent);
  }
  const chosen: FolderSize[] = [];
  for (const [path, size] of [...bytes].toSorted(([, a], [, b]) => b - a)) {
    if (chosen.length === named) break;
    if (ways.has(path) || chosen.some((other) => path.startsWith(`${other.path}/`))) continue;
    chosen.push({ path, bytes: size });
  }
  return chosen;
}

/** Where most of the content is, as the end of a message, and how to leave it out. */
export function aboutSize(
  entries: readonly Entry[],
  mode: PackagingMode,
): {
  readonly told: string;
  readonly hint: string;
} {
  const folders = biggestFolders(entries);
  const sizes = folders.map(({ path, bytes }) => `${path}/ (${sizeText(bytes)})`);
  const { advice, line } = leavingOut[mode];
  const example = folders.length === 0 ? '' : `, in a line each: ${folders.map(line).join(' ')}`;
  return {
    told: sizes.length === 0 ? '' : `; the biggest folders are ${sizes.join(', ')}`,
    hint: `${advice}${example}.`,
  };
}

const leavingOut: Readonly<
  Record<PackagingMode, { advice: string; line: (folder: FolderSize) => string }>
> = {
  plain_tar: {
    advice: 'Put what the run does not need in .gitignore, or in .airignore what git tracks',
    line: ({ path }) => `/${path}/`,
  },
  git_archive: {
    advice:
      'Name what the run needs in include_paths, or commit a .gitattributes that leaves out the rest',
    line: ({ path }) => `"/${path} export-ignore"`,
  },
};

/** `12 bytes`, `1.5 MiB`. */
export function sizeText(bytes: number): string {
  const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'];
  const power = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), units.length - 1);
  const value = bytes / 1024 ** power;
  return `${power === 0 ? value : value.toFixed(1)} ${units[power] ?? ''}`;
}
