import { SnapshotError } from '../errors.ts';
import { commitId } from './commit-id.ts';
import { git, line } from './git.ts';
import { atTop } from './repository.ts';
import type { Repository } from './repository.ts';

const lookUpMilliseconds = 60_000;
const fetchMilliseconds = 600_000;

/** The remote that `git.remote` means: the one named, or for `true` the branch's own, the only one, or origin. */
export async function chooseRemote(
  choice: string | true,
  branch: string,
  repository: Repository,
  signal?: AbortSignal,
): Promise<string> {
  const remotes = line(await git(['remote'], atTop(repository, signal))).split('\n');
  const own = choice === true ? await remoteOf(branch, repository, signal) : choice;
  const wanted = own ?? (remotes.length === 1 ? remotes[0] : 'origin');
  if (wanted !== undefined && wanted !== '' && remotes.includes(wanted)) return wanted;
  const known = remotes.filter((name) => name !== '');
  throw new SnapshotError(
    'remote-missing',
    choice === true
      ? `git.remote is true, but no remote of branch "${branch}" could be found`
      : `git.remote "${choice}" is not a remote of the repository`,
    {
      hint:
        known.length === 0
          ? 'The repository has no remotes; leave git.remote out.'
          : `The remotes are: ${known.join(', ')}.`,
    },
  );
}

/** The full id of what the branch is on the remote now, once it is in the local repository. */
export async function fetchBranch(
  remote: string,
  branch: string,
  repository: Repository,
  signal?: AbortSignal,
): Promise<string> {
  const ref = `refs/heads/${branch}`;
  const lookUp = { ...atTop(repository, signal), milliseconds: lookUpMilliseconds };
  const found = line(
    await asking(remote, git(['ls-remote', '--quiet', '--', remote, ref], lookUp)),
  );
  // a pattern is matched at the end of a name: refs/x/refs/heads/main is found, too
  const id = found
    .split('\n')
    .map((text) => text.split('\t'))
    .find(([, name]) => name === ref)?.[0];
  if (id === undefined) {
    throw new SnapshotError(
      'branch-missing',
      `git.branch "${branch}" is not on remote "${remote}"`,
      {
        hint: 'Push the branch first, or check the spelling.',
      },
    );
  }
  if ((await commitId(id, repository, signal)) !== undefined) return id;
  const fetching = { ...atTop(repository, signal), milliseconds: fetchMilliseconds };
  const flags = ['--quiet', '--no-tags', '--no-recurse-submodules', '--no-auto-gc'];
  const args = ['fetch', ...flags, '--', remote, ref];
  await asking(remote, git(args, fetching));
  if ((await commitId(id, repository, signal)) !== undefined) return id;
  throw new SnapshotError(
    'remote-unreachable',
    `git.branch "${branch}" on remote "${remote}" changed while it was fetched`,
    { hint: 'Launch again.' },
  );
}

async function remoteOf(
  branch: string,
  repository: Repository,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  const options = { ...atTop(repository, signal), statuses: [0, 1] };
  const answer = await git(['config', '--get', `branch.${branch}.remote`], options);
  const remote = answer.status === 0 ? line(answer) : '.';
  // a branch can follow another one of this repository
  return remote === '.' ? undefined : remote;
}

async function asking<T>(remote: string, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (cause) {
    if (!(cause instanceof SnapshotError)) throw cause;
    throw new SnapshotError(
      'remote-unreachable',
      `git.remote "${remote}" could not be asked: ${cause.message}`,
      {
        hint: 'git is not allowed to ask for a password here: set up a credential helper or a key.',
        cause,
      },
    );
  }
}
