import { nameOf } from './source/entry.ts';
import type { Entry } from './source/entry.ts';
import { biggestFolders, contentBytes, sizeText } from './sizes.ts';

export interface SnapshotWarning {
  readonly code: 'looks-like-a-key' | 'case-clash' | 'absolute-link' | 'large' | 'empty';
  readonly message: string;
}

const largeBytes = 100 * 1024 ** 2;
const named = 5;

/** What the user should know before the entries are packed. */
export function warningsOf(
  entries: readonly Entry[],
  absoluteLinks: readonly string[],
): readonly SnapshotWarning[] {
  const keys = entries.filter(({ path, kind }) => kind !== 'folder' && looksLikeKey(nameOf(path)));
  const clashes = caseClashes(entries);
  const bytes = contentBytes(entries);
  const folders = biggestFolders(entries, named).map(
    (folder) => `${folder.path}/ (${sizeText(folder.bytes)})`,
  );
  const candidates: readonly (SnapshotWarning & { readonly holds: boolean })[] = [
    {
      code: 'looks-like-a-key',
      holds: keys.length > 0,
      message: `what looks like keys or passwords will be packed: ${list(keys.map(({ path }) => path))}`,
    },
    {
      code: 'case-clash',
      holds: clashes.length > 0,
      message: `names that are one on a file system that does not tell case apart: ${list(clashes)}`,
    },
    {
      code: 'absolute-link',
      holds: absoluteLinks.length > 0,
      message: `links to places of this machine, which lead nowhere on another: ${list(absoluteLinks)}`,
    },
    {
      code: 'large',
      holds: bytes > largeBytes,
      message: `${sizeText(bytes)} will be packed; the biggest folders are ${folders.join(', ')}: put what the run does not need in .gitignore or .airignore`,
    },
    { code: 'empty', holds: entries.length === 0, message: 'there is nothing to pack' },
  ];
  return candidates.filter(({ holds }) => holds).map(({ code, message }) => ({ code, message }));
}

function looksLikeKey(name: string): boolean {
  if (/^\.env(?:\..+)?$/.test(name)) return !/\.(?:example|sample|template|dist)$/.test(name);
  return (
    /^id_(?:rsa|dsa|ecdsa|ed25519)$/.test(name) ||
    /\.(?:pem|p12|pfx|keystore|jks)$/.test(name) ||
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
