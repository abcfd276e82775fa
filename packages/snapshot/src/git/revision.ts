import { SnapshotError } from '../errors.ts';
import { commitId } from './commit-id.ts';
import { git, line, records } from './git.ts';
import { chooseRemote, fetchBranch } from './remote.ts';
import { atTop } from './repository.ts';
import type { Repository } from './repository.ts';

/** The `git` part of a code source. */
export interface GitChoice {
  readonly branch?: string | undefined;
  readonly commit?: string | undefined;
  readonly remote?: boolean | string | undefined;
}

/** The full id of the commit that is to be packed; with `remote` it is looked up there and fetched. */
export async function chosenCommit(
  { branch, commit, remote }: GitChoice,
  repository: Repository,
  signal?: AbortSignal,
): Promise<string> {
  if (branch === undefined) return localCommit(commit ?? 'HEAD', repository, signal);
  if (remote === undefined || remote === false) return localBranch(branch, repository, signal);
  const name = await chooseRemote(remote, branch, repository, signal);
  return fetchBranch(name, branch, repository, signal);
}

async function localCommit(
  revision: string,
  repository: Repository,
  signal: AbortSignal | undefined,
): Promise<string> {
  const id = await commitId(revision, repository, signal);
  if (id !== undefined) return id;
  throw new SnapshotError(
    'commit-not-local',
    `git.commit "${revision}" does not name a commit in the local repository`,
    { hint: await hintFor(revision, repository, signal) },
  );
}

async function hintFor(
  revision: string,
  repository: Repository,
  signal: AbortSignal | undefined,
): Promise<string> {
  if (repository.head === undefined)
    return 'Commit first: nothing that is checked out is committed.';
  const options = atTop(repository, signal);
  if (/^[0-9a-f]{4,}$/.test(revision)) {
    const ids = line(await git(['rev-parse', `--disambiguate=${revision}`], options)).split('\n');
    if (ids.length > 1) return `It is short for ${ids.length} objects: write more of it.`;
  }
  const shallow = line(await git(['rev-parse', '--is-shallow-repository'], options)) === 'true';
  return shallow
    ? 'The repository is a shallow clone: fetch the commit first, with "git fetch --unshallow" for all of them.'
    : 'Fetch it first, or check the spelling.';
}

async function localBranch(
  branch: string,
  repository: Repository,
  signal: AbortSignal | undefined,
): Promise<string> {
  const id = await commitId(`refs/heads/${branch}`, repository, signal);
  if (id !== undefined) return id;
  const remotes = await git(
    ['for-each-ref', '--format=%(refname:lstrip=2)%00', `refs/remotes/*/${branch}`],
    atTop(repository, signal),
  );
  const elsewhere = records(remotes)[0]?.trim();
  throw new SnapshotError('branch-missing', `git.branch "${branch}" is not a local branch`, {
    hint:
      elsewhere === undefined || elsewhere === ''
        ? 'Check the spelling, or make the branch.'
        : `There is ${elsewhere}: "remote: true" beside branch packs what the remote has.`,
  });
}
