import { join } from 'node:path';

import { separateValues } from '../command-line.ts';
import { processHost } from '../host.ts';
import type { Host } from '../host.ts';
import { reportCrash } from '../report-crash.ts';

/** Runs the command line of this process, and ends the process with its status. */
export function startProcess(run: (argv: readonly string[], host: Host) => Promise<number>): void {
  const argv = separateValues(process.argv.slice(2));
  // in the bundle all entries are side by side, and the pages of issue codes below them
  const host = processHost(
    [process.execPath, join(__dirname, 'local-server.cjs')],
    join(__dirname, 'issues'),
  );
  const crash = (error: unknown): void => process.exit(reportCrash(error, argv, host));
  process.on('uncaughtException', crash);

  // What is written is written when the write returns, so nothing is lost by ending here, and what a library left open does
  // not keep the user waiting.
  void run(argv, host).then((status) => process.exit(status), crash);
}
