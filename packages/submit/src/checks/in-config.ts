import type { SourceFile } from '../errors.ts';
import { fieldIssue } from './field-issue.ts';
import type { ReadConfig } from './field-issue.ts';

export interface ConfigInFile extends ReadConfig {
  /** The path of the YAML file: paths in it are relative to its folder. */
  readonly configFile: string;
}

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

/** The config as the file that its issues point into. */
export function sourceOf({ configFile, document }: ConfigInFile): SourceFile {
  return { file: configFile, text: document.text };
}

function hasPlaces(error: Error): boolean {
  return 'source' in error && error.source !== undefined;
}
