import { parseCommand } from './command-line.ts';
import { quickCommands } from './commands/quick.ts';
import type { Host } from './host.ts';
import { reportCrash } from './report-crash.ts';

/** Runs one command line to its exit status. Never throws. */
export async function main(argv: readonly string[], host: Host): Promise<number> {
  try {
    const command = parseCommand(argv, host, quickCommands);
    if (command !== undefined) return await command.execute();
    const { runProgram } = await import('./program.ts');
    return await runProgram(argv, host);
  } catch (error) {
    return reportCrash(error, argv, host);
  }
}
