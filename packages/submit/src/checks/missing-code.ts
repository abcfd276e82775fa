import { dirname } from 'node:path';
import { checkSource, SnapshotError } from '@air/snapshot';
import type { SnapshotErrorCode } from '@air/snapshot';
import type { Issue } from '@air/validate';
import type { Env } from '@air/workspace';
import { codeIssue } from './code-issue.ts';
import type { DryRunInput } from './dry-run-warnings.ts';

/** What can be missing on this machine, and the field that names it. */
const fields: Partial<Record<SnapshotErrorCode, readonly string[]>> = {
  'variable-unset': ['root_path'],
  'root-missing': ['root_path'],
  'root-not-a-folder': ['root_path'],
  'not-a-repository': ['git'],
  'branch-missing': ['git', 'branch'],
  'commit-not-local': ['git', 'commit'],
};

/** That the `root_path` or the revision of a code source is missing on this machine, as a warning (launch.md, its end). */
export async function missingCode(
  { config, document, configFile }: DryRunInput,
  env: Env,
): Promise<readonly Issue[]> {
  const { code_source: codeSource } = config;
  if (codeSource === undefined) return [];
  try {
    await checkSource({ codeSource, configDirectory: dirname(configFile), env });
    return [];
  } catch (error) {
    if (!(error instanceof SnapshotError)) throw error;
    const field = fields[error.code];
    if (field === undefined) return []; // what a launch stops at, but is not missing
    const form = codeSource.snapshot === undefined ? [] : ['snapshot'];
    return [codeIssue(error, document, ...form, ...field)];
  }
}
