import type { RunConfig } from '@air/schema';
import type { Issue, RunDocument } from '@air/validate';
import { SubmitError } from '../errors.ts';
import { configIssue } from './config-issue.ts';
import { readRequirements } from './read-requirements.ts';

export interface DryRunInput {
  readonly config: RunConfig;
  readonly document: RunDocument;
  /** The path of the YAML file: paths in it are relative to its folder. */
  readonly configFile: string;
}

/**
 * What a launch from this machine would stop at, as warnings: a dry run checks the config alone.
 * Source: launch.md, its end.
 */
export async function dryRunWarnings(input: DryRunInput): Promise<readonly Issue[]> {
  const dependencies = input.config.environment?.dependencies;
  if (typeof dependencies !== 'string') return [];
  try {
    await readRequirements(dependencies, input.configFile);
    return [];
  } catch (error) {
    if (!(error instanceof SubmitError)) throw error;
    const { code, message, hint } = error;
    const path = ['environment', 'dependencies'];
    return [configIssue(input.document, { code, severity: 'warning', path, message, hint })];
  }
}
