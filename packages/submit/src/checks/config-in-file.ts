import type { RunConfig } from '@air/schema';
import type { RunDocument } from '@air/validate';
import type { SourceFile } from '../errors.ts';

/** A config without errors, and where it was read from. */
export interface ConfigInFile {
  readonly config: RunConfig;
  /** What the config was decoded from. */
  readonly document: RunDocument;
  /** The path of the YAML file: paths in it are relative to its folder. */
  readonly configFile: string;
}

/** The file that the issues of a config point into. */
export function sourceOf({
  configFile,
  document,
}: Pick<ConfigInFile, 'configFile' | 'document'>): SourceFile {
  return { file: configFile, text: document.text };
}
