import type { RunConfig } from '@air/schema';
import { validateText } from '@air/validate';
import type { Override, RunDocument } from '@air/validate';

import { InvalidConfigError } from '../errors/invalid-config-error.ts';
import type { Output } from '../output/output.ts';
import { noteOverrides } from './note-overrides.ts';
import { readConfigFile } from './read-config-file.ts';

/** A config that can be launched, and where it came from. */
export interface LoadedConfig {
  readonly config: RunConfig;
  readonly document: RunDocument;
  /** The path as the user gave it. */
  readonly configFile: string;
}

/** Reads and checks a config file; tells what the overrides change and what is doubtful. Throws when it is wrong. */
export function loadConfig(
  configFile: string,
  overrides: readonly Override[],
  output: Output,
): LoadedConfig {
  const { config, document, issues } = validateText(readConfigFile(configFile), { overrides });
  noteOverrides(document.changes, output);
  const source = { file: configFile, text: document.text };
  if (config === undefined) throw new InvalidConfigError(issues, source);
  output.warn(issues, source);
  return { config, document, configFile };
}
