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
  // starting programs takes milliseconds to load: a dry run without a revision does not wait for it
  const { checkRevision } = await import('./git/check-revision.ts');
  await checkRevision(git, root, env, signal);
}
