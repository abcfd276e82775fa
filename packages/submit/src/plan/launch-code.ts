import type { LaunchFile } from '@air/artifacts';
import { gitStateFiles, packSnapshot } from '@air/snapshot';
import type { OnProgress, PackedSnapshot, Snapshot } from '@air/snapshot';
import type { Issue } from '@air/validate';
import { codeIssue } from '../checks/code-issue.ts';
import type { LaunchPlan } from './plan-launch.ts';

/** What is packed, and its archive by name. */
export interface PackedCode {
  readonly snapshot: Snapshot;
  readonly packed: PackedSnapshot;
}

/** The code of a launch, and what tells where it comes from. */
export interface LaunchCode extends PackedCode {
  /** `git_state.json` and `git_diff.patch`, where they are to be written. */
  readonly files: readonly LaunchFile[];
  /** What the files do not tell. */
  readonly warnings: readonly Issue[];
}

export interface LaunchCodeOptions {
  readonly signal?: AbortSignal | undefined;
  /** Told while the code is read for its name. */
  readonly onProgress?: OnProgress | undefined;
}

/** Reads the code of a plan for its name; none when the run has no code source. Writes nothing. */
export async function launchCode(
  { snapshot, gitDiff, document }: LaunchPlan,
  options: LaunchCodeOptions = {},
): Promise<LaunchCode | undefined> {
  if (snapshot === undefined) return undefined;
  const { signal } = options;
  const [packed, state] = await Promise.all([
    packSnapshot(snapshot, options),
    gitStateFiles(snapshot, { withDiff: gitDiff, signal }),
  ]);
  return {
    snapshot,
    packed,
    files: state.files,
    warnings: state.warnings.map((message) =>
      codeIssue({ code: 'git-state-incomplete', message }, document),
    ),
  };
}
