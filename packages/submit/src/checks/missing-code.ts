import { dirname } from 'node:path';
import { checkSource, SnapshotError } from '@air/snapshot';
import type { Issue } from '@air/validate';
import type { Env } from '@air/workspace';
import type { ConfigInFile } from './config-in-file.ts';
import { fieldIssue } from './field-issue.ts';

/** That the `root_path` or the revision of a code source is missing on this machine, as a warning (launch.md, its end). */
export async function missingCode(input: ConfigInFile, env: Env): Promise<readonly Issue[]> {
  const { code_source: codeSource } = input.config;
  if (codeSource === undefined) return [];
  try {
    await checkSource({ codeSource, configDirectory: dirname(input.configFile), env });
    return [];
  } catch (error) {
    if (!(error instanceof SnapshotError)) throw error;
    const issue = fieldIssue(error, input, 'warning');
    return issue === undefined ? [] : [issue]; // what a launch stops at, but is not missing
  }
}
