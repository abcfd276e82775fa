import type { Env } from '../source/root-folder.ts';
import { findRepository, notARepository } from './repository.ts';
import { chosenCommit } from './revision.ts';
import type { GitChoice } from './revision.ts';

/** Throws a SnapshotError unless the folder is in a repository that has the revision, as far as this machine knows. */
export async function checkRevision(git: GitChoice, root: string, env: Env): Promise<void> {
  const repository = await findRepository(root, env);
  if (repository === undefined) throw notARepository(root);
  if (git.remote === undefined || git.remote === false) await chosenCommit(git, repository);
}
