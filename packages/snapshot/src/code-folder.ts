import { realpath } from 'node:fs/promises';
import type { SnapshotInput } from './snapshot.ts';
import { requireFolder, rootFolder } from './source/root-folder.ts';

/** The real path of the folder that `root_path` stands for, without a look at what is in it. Throws a SnapshotError when there is none. */
export async function codeFolder({
  codeSource,
  configDirectory,
  env,
}: Pick<SnapshotInput, 'codeSource' | 'configDirectory' | 'env'>): Promise<string> {
  const { root_path: rootPath = '.' } = codeSource.snapshot ?? codeSource;
  const root = rootFolder(rootPath, configDirectory, env);
  await requireFolder(root);
  return realpath(root);
}
