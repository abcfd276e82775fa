import { sourceOf } from './config-in-file.ts';
import type { ConfigInFile } from './config-in-file.ts';
import { fieldIssue } from './field-issue.ts';

/**
 * Does a step of a launch. An error about a field of the config is thrown on as it is, with the place of the field: `issues`
 * and their `source`, as a SubmitError has them.
 */
export async function inConfig<T>(config: ConfigInFile, step: () => T | Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (!(error instanceof Error) || hasPlaces(error)) throw error;
    const issue = fieldIssue(error, config, 'error');
    if (issue === undefined) throw error;
    throw Object.assign(error, { issues: [issue], source: sourceOf(config) });
  }
}

function hasPlaces(error: Error): boolean {
  return 'source' in error && error.source !== undefined;
}
