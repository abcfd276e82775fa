import type { Environment, RunConfig } from '@air/schema';
import { textFile } from '../launch-file.ts';
import type { LaunchFile } from '../launch-file.ts';
import { doubleQuoted } from '../yaml/scalar-text.ts';

const name = 'requirements.yaml';

/** The requirements file as it is, or the version and the list of the config; an empty list is none. */
export function requirementsFile(
  { environment }: RunConfig,
  requirementsBytes: Uint8Array | undefined,
): LaunchFile | undefined {
  const dependencies = environment?.dependencies;
  if (typeof dependencies === 'string') {
    return requirementsBytes === undefined ? undefined : { name, bytes: requirementsBytes };
  }
  if (dependencies === undefined || dependencies.length === 0) return undefined;
  return textFile(name, requirementsText(environment?.version, dependencies));
}

function requirementsText(
  version: Environment['version'],
  dependencies: readonly string[],
): string {
  const lines = dependencies.map((dependency) => `  - ${doubleQuoted(dependency)}\n`);
  const head = version === undefined ? '' : `version: ${doubleQuoted(version)}\n`;
  return `${head}dependencies:\n${lines.join('')}`;
}
