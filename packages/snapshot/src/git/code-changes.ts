import type { Snapshot } from '../snapshot.ts';
import { folderOf } from '../source/entry.ts';
import type { Entry } from '../source/entry.ts';
import { git, records } from './git.ts';
import { atTop } from './repository.ts';
import { pathspecs } from './scope.ts';
import type { Scope } from './scope.ts';
import { trackedChanges, uncommittedChanges } from './uncommitted.ts';
import type { Change } from './uncommitted.ts';

export type ChangedCode = Pick<Snapshot, 'packagingMode' | 'includePaths' | 'entries'> &
  Pick<Scope, 'repository'>;

/**
 * How the code differs from the last commit. Of a working tree that is packed: what is gone, and what of the changed and
 * of the new is packed, ignored by git or not; nothing that stays at home.
 */
export async function codeChanges(
  code: ChangedCode,
  signal?: AbortSignal,
): Promise<readonly Change[]> {
  if (code.packagingMode === 'git_archive') return uncommittedChanges(code, signal);
  const { prefix } = code.repository;
  const [changes, modes] = await Promise.all([
    trackedChanges(code, signal),
    trackedModes(code, signal),
  ]);
  const packed = new Map(code.entries.map((entry) => [prefix + entry.path, entry]));
  const isInModule = (path: string): boolean =>
    path !== '' && (modes.get(path) === '160000' || isInModule(folderOf(path)));
  const added = [...packed].flatMap(([path, entry]) => {
    const mode = modes.has(path) || isInModule(path) ? undefined : modeOf(entry);
    const newBytes = entry.kind === 'file' ? entry.size : 0;
    return mode === undefined ? [] : { path, mode, newBytes };
  });
  return [...changes.filter(({ path, mode }) => mode === undefined || packed.has(path)), ...added];
}

/** What git tracks in the scope, by path. */
async function trackedModes(
  scope: Scope,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, string>> {
  const args = ['--literal-pathspecs', 'ls-files', '-z', '--stage', '--', ...pathspecs(scope)];
  const answer = await git(args, atTop(scope.repository, signal));
  return new Map(
    records(answer).map((record) => [record.slice(record.indexOf('\t') + 1), record.slice(0, 6)]),
  );
}

/** As git writes it; a commit has no folders of their own. */
function modeOf(entry: Entry): string | undefined {
  if (entry.kind === 'folder') return undefined;
  if (entry.kind === 'link') return '120000';
  return entry.executable ? '100755' : '100644';
}
