import { git, line } from './git.ts';
import { atTop } from './repository.ts';
import type { Repository } from './repository.ts';

/** The full id of a revision; undefined when it is no commit here. */
export async function commitId(
  revision: string,
  repository: Repository,
  signal?: AbortSignal,
): Promise<string | undefined> {
  if (!revision.startsWith(':/')) return idOf(`${revision}^{commit}`, repository, signal);
  // all that follows is what a commit's message says
  const found = await idOf(revision, repository, signal);
  return found && commitId(found, repository, signal);
}

async function idOf(
  object: string,
  repository: Repository,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', object];
  const answer = await git(args, { ...atTop(repository, signal), statuses: [0, 1, 128] });
  const id = line(answer);
  return answer.status === 0 && /^[0-9a-f]{40,64}$/.test(id) ? id : undefined;
}
