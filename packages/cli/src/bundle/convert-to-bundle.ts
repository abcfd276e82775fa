import { dirname } from 'node:path';
import { codeFolder } from '@air/snapshot';
import { inConfig, planBundle } from '@air/submit';
import type { ConfigInFile } from '@air/submit';

import { UsageError } from '../errors/usage-error.ts';
import { codeOf } from '../output/envelope-codes.ts';
import type { Session } from '../session.ts';
import { realPath } from './real-path.ts';
import { writeBundle } from './write-bundle.ts';

interface ConvertOptions {
  /** Where the bundle goes. */
  readonly folder: string;
  /** Overwrite what is there. */
  readonly force: boolean;
}

/**
 * Writes a config as a Databricks Asset Bundle, and answers with the names of its files. Everything is checked before
 * anything is written.
 */
export async function convertToBundle(
  { host, output }: Session,
  loaded: ConfigInFile,
  { folder, force }: ConvertOptions,
): Promise<readonly string[]> {
  const { env } = host;
  const { config, configFile } = loaded;
  const { code_source: codeSource } = config;
  const configDirectory = dirname(configFile);
  const code =
    codeSource && (await inConfig(loaded, () => codeFolder({ codeSource, configDirectory, env })));
  const bundleFolder = await orRefuse(realPath(folder), folder);
  const bundle = await planBundle({ ...loaded, env }, { bundleFolder, codeFolder: code });
  for (const { issue, ...source } of bundle.warnings) output.warn([issue], source);
  const keep = await orRefuse(realPath(configFile), configFile);
  await orRefuse(writeBundle(bundleFolder, bundle, { force, keep }), folder);
  return bundle.files.map(({ name }) => name);
}

/** What the system says of a path is about what was asked for. */
async function orRefuse<T>(done: Promise<T>, folder: string): Promise<T> {
  try {
    return await done;
  } catch (error) {
    const isOfSystem = error instanceof Error && 'syscall' in error;
    if (!isOfSystem) throw error;
    throw new UsageError(`cannot write a bundle into "${folder}" (${codeOf(error)})`, {
      hint: 'Name another folder with --output-dir.',
    });
  }
}
