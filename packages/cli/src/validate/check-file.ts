import { dryRunWarnings } from '@air/submit/plan';
import type { ConfigInFile } from '@air/submit/plan';
import { validateText } from '@air/validate';
import type { Issue, Override, OverrideChange } from '@air/validate';

import { growHeapSlowly } from '../v8-flags.ts';

/** A file and the verdict on it. */
export interface CheckedFile {
  readonly file: string;
  /** What the ranges of the issues are of. */
  readonly text: string;
  readonly issues: readonly Issue[];
  /** What the overrides did. */
  readonly changes: readonly OverrideChange[];
}

export interface FileChecks {
  /** Applied to each file. */
  readonly overrides: readonly Override[];
  /** What a workspace finds wrong with a config that is right on this machine; nothing unless told. */
  readonly onServer?: ((config: ConfigInFile) => Promise<readonly Issue[]>) | undefined;
}

/** In bytes. Smaller ones do not fill the heap. */
const largeFile = 128 * 1024;

/** Checks a config as a dry run does: what a launch would miss on this machine is a warning. */
export async function checkFile(
  file: string,
  bytes: Uint8Array,
  { overrides, onServer }: FileChecks,
): Promise<CheckedFile> {
  if (bytes.length > largeFile) await growHeapSlowly(40);
  const { config, document, issues } = validateText(bytes, { overrides });
  const { text, changes } = document;
  if (config === undefined) return { file, text, issues, changes };
  const loaded = { config, document, configFile: file };
  const missed = await dryRunWarnings(loaded);
  const found = (await onServer?.(loaded)) ?? [];
  return { file, text, issues: [...issues, ...missed, ...found], changes };
}
