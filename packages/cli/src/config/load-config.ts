import { sourceOf } from '@air/submit/plan';
import type { ConfigInFile } from '@air/submit/plan';
import { validateText } from '@air/validate';
import type { Override } from '@air/validate';

import { InvalidConfigError } from '../errors/invalid-config-error.ts';
import type { Output } from '../output/output.ts';
import { noteOverrides } from './note-overrides.ts';
import { readConfigFile } from './read-config-file.ts';

/** Reads and checks a config file; tells what the overrides change and what is doubtful. Throws when it is wrong. */
export function loadConfig(
  configFile: string,
  overrides: readonly Override[],
  output: Output,
): ConfigInFile {
  const { config, document, issues } = validateText(readConfigFile(configFile), { overrides });
  noteOverrides(document.changes, output);
  const source = sourceOf({ configFile, document });
  if (config === undefined) throw new InvalidConfigError(issues, source);
  output.warn(issues, source);
  return { config, document, configFile };
}
