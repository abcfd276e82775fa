import { asksFor, outputOf } from './command-line.ts';
import type { Host } from './host.ts';
import { reportFailure } from './output/failure.ts';

/** Tells of a failure that no command has caught. Answers with the exit status. */
export function reportCrash(error: unknown, argv: readonly string[], host: Host): number {
  const debug = asksFor(argv, '--debug');
  return reportFailure(error, { host, output: outputOf(argv, host), debug });
}
