import { findRepository, notARepository } from './git/repository.ts';
import { chosenCommit } from './git/revision.ts';
import type { SnapshotInput } from './snapshot.ts';
import { requireFolder, rootFolder } from './source/root-folder.ts';

/**
 * Throws a SnapshotError when `root_path` or the revision is missing on this machine. Looks neither at the files nor at
 * a remote.
 */
export async function checkSource({
  codeSource,
  configDirectory,
  env,
  signal,
}: Omit<SnapshotInput, 'maxBytes'>): Promise<void> {
  const { root_path: rootPath = '.', git } = codeSource.snapshot ?? codeSource;
  const root = rootFolder(rootPath, configDirectory, env);
  if (git === undefined) return requireFolder(root);
  const repository = await findRepository(root, env, signal);
  if (repository === undefined) throw notARepository(root);
  if (git.remote === undefined || git.remote === false) await chosenCommit(git, repository, signal);
}
