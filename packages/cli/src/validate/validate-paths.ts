import type { Issue } from '@air/validate';

import { noteOverrides } from '../config/note-overrides.ts';
import { readConfigInput } from '../config/read-config-file.ts';
import type { Host } from '../host.ts';
import type { IssueSource, Output } from '../output/output.ts';
import { holdHeap } from '../v8-flags.ts';
import { checkAll } from './check-all.ts';
import type { FileChecks } from './check-file.ts';
import { findConfigs } from './find-configs.ts';
import type { Report } from './reports.ts';
import { Tally } from './tally.ts';

interface ValidateOptions extends FileChecks {
  /** What reports call standard input. */
  readonly stdinName: string;
  readonly maxWarnings: number;
  /** Only errors are told. */
  readonly quiet: boolean;
}

/** Files are checked one after the other and leave next to nothing: what these many needed is enough for any number. */
const heapIsLargeEnough = 64;

/** Checks the files that paths name, and reports on each as soon as it is its turn. Answers whether all are fine. */
export async function validatePaths(
  paths: readonly string[],
  { stdinName, overrides, onServer, maxWarnings, quiet }: ValidateOptions,
  { host, output }: { readonly host: Host; readonly output: Output },
  report: Report,
): Promise<boolean> {
  const tally = new Tally(maxWarnings);
  const tell = (issues: readonly Issue[], source: IssueSource): void =>
    report.file(quiet ? issues.filter(({ severity }) => severity === 'error') : issues, source);

  const stdin = { name: stdinName, read: () => readConfigInput(host, stdinName) };
  for await (const found of checkAll(findConfigs(paths, stdin), { overrides, onServer })) {
    if (found.kind === 'folder') {
      tally.searched = true;
    } else if (found.kind === 'other') {
      tally.others += 1;
    } else if (found.kind === 'fault') {
      tally.addFault(found.file, found.issue);
      tell([found.issue], { file: found.file, text: '' });
    } else {
      const { file, text, issues, changes } = found;
      const isOneOfMany = tally.searched || paths.length > 1;
      if (!quiet) noteOverrides(changes, output, isOneOfMany ? file : undefined);
      tally.addFile(file, issues);
      if (tally.checked === heapIsLargeEnough) await holdHeap();
      tell(issues, { file, text });
    }
  }
  await report.end(tally);
  return !tally.failed;
}
