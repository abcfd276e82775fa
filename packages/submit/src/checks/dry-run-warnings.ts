import type { Issue } from '@air/validate';
import type { ConfigInFile } from './config-in-file.ts';
import { fieldIssue } from './field-issue.ts';
import { readRequirements } from './read-requirements.ts';

/**
 * What a launch from this machine would stop at, as warnings: a dry run checks the config alone.
 * Source: launch.md, its end.
 */
export async function dryRunWarnings(input: ConfigInFile): Promise<readonly Issue[]> {
  try {
    await readRequirements(input);
    return [];
  } catch (error) {
    const issue = fieldIssue(error, input, 'warning');
    if (issue === undefined) throw error;
    return [issue];
  }
}
