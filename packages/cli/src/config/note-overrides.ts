import type { OverrideChange } from '@air/validate';

import type { Output } from '../output/output.ts';

/** Tells what overrides change. Source: run-config.md, "Overrides". */
export function noteOverrides(
  changes: readonly OverrideChange[],
  output: Output,
  file?: string,
): void {
  const where = file === undefined ? '' : ` in ${file}`;
  for (const { key, from, to } of changes) {
    output.note(`Override ${key}${where}: ${from === undefined ? 'set' : `from ${from}`} to ${to}`);
  }
}
