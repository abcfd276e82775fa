import { nameOf } from './source/entry.ts';
import type { Entry, PackagingMode } from './source/entry.ts';
import { aboutSize, contentBytes, sizeText } from './sizes.ts';

export interface SnapshotWarning {
  readonly code:
    | 'looks-like-a-key'
    | 'case-clash'
    | 'absolute-link'
    | 'large-snapshot'
    | 'empty-snapshot';
  readonly message: string;
  /** What to do about it, where there is something. */
  readonly hint?: string;
}

const largeBytes = 100 * 1024 ** 2;
const named = 5;

/** What the user should know before the entries are packed. */
export function warningsOf(
  entries: readonly Entry[],
  absoluteLinks: readonly string[],
  mode: PackagingMode,
): readonly SnapshotWarning[] {
  const keys = entries.filter(({ path, kind }) => kind !== 'folder' && looksLikeKey(nameOf(path)));
  const clashes = caseClashes(entries);
  const bytes = contentBytes(entries);
  const { told, hint } = aboutSize(entries, mode);
  const candidates: readonly (readonly [holds: boolean, warning: SnapshotWarning])[] = [
    [
      keys.length > 0,
      {
        code: 'looks-like-a-key',
        message: `what looks like keys or passwords will be packed: ${list(keys.map(({ path }) => path))}`,
      },
    ],
    [
      clashes.length > 0,
      {
        code: 'case-clash',
        message: `names that are one on a file system that does not tell case apart: ${list(clashes)}`,
      },
    ],
    [
      absoluteLinks.length > 0,
      {
        code: 'absolute-link',
        message: `links to places of this machine, which lead nowhere on another: ${list(absoluteLinks)}`,
      },
    ],
    [
      bytes > largeBytes,
      { code: 'large-snapshot', message: `${sizeText(bytes)} will be packed${told}`, hint },
    ],
    [entries.length === 0, { code: 'empty-snapshot', message: 'there is nothing to pack' }],
  ];
  return candidates.filter(([holds]) => holds).map(([, warning]) => warning);
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
