import type { Snapshot } from '../snapshot.ts';
import { codeChanges } from './code-changes.ts';
import { commitId } from './commit-id.ts';
import { withoutCredentials } from './credentials.ts';
import { git, line } from './git.ts';
import { gitDiff } from './git-diff.ts';
import { atTop } from './repository.ts';
import type { Repository } from './repository.ts';
import type { Change } from './uncommitted.ts';

export interface GitStateOptions {
  /** Whether `--git-diff` was given: a diff can hold private text, so it is never sent unasked. */
  readonly withDiff: boolean;
  readonly now?: Date;
  readonly signal?: AbortSignal | undefined;
}

export interface GitStateFile {
  readonly name: 'git_state.json' | 'git_diff.patch';
  readonly bytes: Uint8Array;
}

export interface GitStateFiles {
  /** None outside a repository. */
  readonly files: readonly GitStateFile[];
  /** What could not be found out, in words. */
  readonly warnings: readonly string[];
}

type DiffStatus = 'clean' | 'captured' | 'not_captured' | 'size_exceeded' | 'timeout';

interface Diff {
  readonly status: DiffStatus | null;
  readonly bytes?: Uint8Array;
}

const diffName = 'git_diff.patch';

/** The files that say which code a run has (launch.md, step 8). Best effort: what fails is null and a warning. */
export async function gitStateFiles(
  snapshot: Snapshot,
  { withDiff, now = new Date(), signal }: GitStateOptions,
): Promise<GitStateFiles> {
  const { repository, packagingMode, commit } = snapshot;
  if (repository === undefined) return { files: [], warnings: [] };
  const warnings: string[] = [];
  const [branch, baseCommit, url, changes] = await Promise.all([
    attempt('the branch', branchOf(snapshot, repository, signal)),
    attempt('the base commit', mergeBase(snapshot, repository, signal)),
    attempt('the URL of the repository', repositoryUrl(repository, signal)),
    attempt('what is not committed', codeChanges({ ...snapshot, repository }, signal)),
  ]);
  const diff = await diffOf(repository);
  if (diff.status === 'captured') warnings.push(...modulesWarning(changes ?? []));
  const state = {
    schema_version: 1,
    packaging_mode: packagingMode,
    base_commit: baseCommit,
    tip_commit: commit ?? null,
    branch,
    repo_url: url,
    dirty: changes === null ? null : changes.length > 0,
    diff_status: diff.status,
    diff_path: diff.bytes === undefined ? null : diffName,
    generated_at_utc: now.toISOString(),
  };
  const stateFile = {
    name: 'git_state.json',
    bytes: Buffer.from(`${JSON.stringify(state, null, 2)}\n`),
  } as const;
  return {
    files:
      diff.bytes === undefined ? [stateFile] : [stateFile, { name: diffName, bytes: diff.bytes }],
    warnings,
  };

  async function diffOf(of: Repository): Promise<Diff> {
    if (changes === null) return { status: null };
    if (changes.length === 0) return { status: 'clean' };
    if (!withDiff) return { status: 'not_captured' };
    return (
      (await attempt('the diff', gitDiff(changes, { repository: of, commit, signal }))) ?? {
        status: 'not_captured',
      }
    );
  }

  async function attempt<T>(what: string, fact: Promise<T>): Promise<T | null> {
    try {
      return await fact;
    } catch (error) {
      signal?.throwIfAborted();
      const reason = error instanceof Error ? error.message : String(error);
      warnings.push(`git_state.json does not tell ${what}: ${reason}`);
      return null;
    }
  }
}

/** A patch holds nothing of another repository but the commit that it is at. */
function modulesWarning(changes: readonly Change[]): readonly string[] {
  const modules = changes.filter(({ mode }) => mode === '160000').map(({ path }) => `"${path}"`);
  if (modules.length === 0) return [];
  return [`git_diff.patch does not tell what changed inside ${modules.join(', ')}`];
}

/** The branch that is packed by its name, or else is checked out; null when none is. */
async function branchOf(
  { branch: named }: Snapshot,
  repository: Repository,
  signal: AbortSignal | undefined,
): Promise<string | null> {
  if (named !== undefined) return named;
  const options = { ...atTop(repository, signal), statuses: [0, 1] };
  const branch = line(await git(['symbolic-ref', '--quiet', '--short', 'HEAD'], options));
  return branch === '' ? null : branch;
}

/** Where the code left the upstream of its branch; null without one. */
async function mergeBase(
  { branch, commit }: Snapshot,
  repository: Repository,
  signal: AbortSignal | undefined,
): Promise<string | null> {
  const upstream = await commitId(`${branch ?? ''}@{upstream}`, repository, signal);
  if (upstream === undefined || commit === undefined) return null;
  const options = { ...atTop(repository, signal), statuses: [0, 1] };
  const base = line(await git(['merge-base', upstream, commit], options));
  return base === '' ? null : base;
}

/** Of the remote that the branch follows, of origin, or of the only one; without user and password. */
async function repositoryUrl(
  repository: Repository,
  signal: AbortSignal | undefined,
): Promise<string | null> {
  const options = { ...atTop(repository, signal), statuses: [0, 1, 2, 128] };
  const remote = line(await git(['ls-remote', '--get-url'], options));
  return remote === '' ? null : withoutCredentials(remote);
}
