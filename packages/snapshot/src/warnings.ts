import { aboutSize, contentBytes, sizeText } from './sizes.ts';
import { nameOf } from './source/entry.ts';
import type { Entry, PackagingMode } from './source/entry.ts';

export interface SnapshotWarning {
  readonly code:
    | 'looks-like-a-key'
    | 'case-clash'
    | 'absolute-link'
    | 'lfs-pointer'
    | 'large-snapshot'
    | 'empty-snapshot';
  readonly message: string;
  /** What to do about it, where there is something. */
  readonly hint?: string;
}

const largeBytes = 100 * 1024 ** 2;
const named = 5;

/** Paths of entries that will not be on another machine what they are here. */
export interface OddEntries {
  readonly absoluteLinks: readonly string[];
  readonly lfsPointers: readonly string[];
}

/** What the user should know before the entries are packed. */
export function warningsOf(
  entries: readonly Entry[],
  { absoluteLinks, lfsPointers }: OddEntries,
  mode: PackagingMode,
): readonly SnapshotWarning[] {
  const warnings: readonly (SnapshotWarning | undefined)[] = [
    keyWarning(entries),
    clashWarning(entries),
    linkWarning(absoluteLinks),
    pointerWarning(lfsPointers),
    sizeWarning(entries, mode),
    entries.length === 0
      ? { code: 'empty-snapshot', message: 'there is nothing to pack' }
      : undefined,
  ];
  return warnings.filter((warning) => warning !== undefined);
}

function keyWarning(entries: readonly Entry[]): SnapshotWarning | undefined {
  const keys = entries.filter(({ path, kind }) => kind !== 'folder' && looksLikeKey(nameOf(path)));
  if (keys.length === 0) return undefined;
  const paths = list(keys.map(({ path }) => path));
  const message = `what looks like keys or passwords will be packed: ${paths}`;
  return { code: 'looks-like-a-key', message };
}

function clashWarning(entries: readonly Entry[]): SnapshotWarning | undefined {
  const clashes = caseClashes(entries);
  if (clashes.length === 0) return undefined;
  const message = `names that are one on a file system that does not tell case apart: ${list(clashes)}`;
  return { code: 'case-clash', message };
}

function linkWarning(absoluteLinks: readonly string[]): SnapshotWarning | undefined {
  if (absoluteLinks.length === 0) return undefined;
  const message = `links to places of this machine, which lead nowhere on another: ${list(absoluteLinks)}`;
  return { code: 'absolute-link', message };
}

function pointerWarning(lfsPointers: readonly string[]): SnapshotWarning | undefined {
  if (lfsPointers.length === 0) return undefined;
  return {
    code: 'lfs-pointer',
    message: `files in Git LFS that were not fetched, of which only the pointers will be packed: ${list(lfsPointers)}`,
    hint: 'Run "git lfs pull" in the repository first.',
  };
}

function sizeWarning(entries: readonly Entry[], mode: PackagingMode): SnapshotWarning | undefined {
  const bytes = contentBytes(entries);
  if (bytes <= largeBytes) return undefined;
  const { told, hint } = aboutSize(entries, mode);
  return { code: 'large-snapshot', message: `${sizeText(bytes)} will be packed${told}`, hint };
}

function looksLikeKey(name: string): boolean {
  if (/^\.env(?:\..+)?$/i.test(name)) return !/\.(?:example|sample|template|dist)$/i.test(name);
  return (
    /^id_(?:rsa|dsa|ecdsa|ed25519)$/i.test(name) ||
    /\.(?:pem|p12|pfx|keystore|jks)$/i.test(name) ||
    ['.netrc', '.pypirc', '.databrickscfg', '.git-credentials'].includes(name)
  );
}

/** Pairs of paths that differ only in case or in how an accent is written. */
function caseClashes(entries: readonly Entry[]): readonly string[] {
  const seen = new Map<string, string>();
  const clashes: string[] = [];
  for (const { path } of entries) {
    const folded = path.normalize('NFC').toLowerCase();
    const other = seen.get(folded);
    if (other === undefined) seen.set(folded, path);
    else clashes.push(`${other} and ${path}`);
  }
  return clashes;
}

function list(paths: readonly string[]): string {
  const more = paths.length > named ? ` and ${paths.length - named} more` : '';
  return `${paths.slice(0, named).join(', ')}${more}`;
}
