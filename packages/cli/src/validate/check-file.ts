import { dryRunWarnings } from '@air/submit/plan';
import { validateText } from '@air/validate';
import type { Issue, Override, OverrideChange } from '@air/validate';

/** A file and the verdict on it. */
export interface CheckedFile {
  readonly file: string;
  /** What the ranges of the issues are of. */
  readonly text: string;
  readonly issues: readonly Issue[];
  /** What the overrides did. */
  readonly changes: readonly OverrideChange[];
}

/** Checks a config as a dry run does: what a launch would miss on this machine is a warning. */
export async function checkFile(
  file: string,
  bytes: Uint8Array,
  overrides: readonly Override[],
): Promise<CheckedFile> {
  const { config, document, issues } = validateText(bytes, { overrides });
  const missed =
    config === undefined ? [] : await dryRunWarnings({ config, document, configFile: file });
  return {
    file,
    text: document.text,
    issues: [...issues, ...missed],
    changes: document.changes,
  };
}
