import { asksFor, beforeDashes, outputOf, parseCommand } from './command-line.ts';
import { commands } from './commands/index.ts';
import type { Host } from './host.ts';
import { explainUsage } from './usage/explain.ts';
import { asksForHelp, helpFor } from './usage/help.ts';
import { version } from './version.ts';

/** Runs a command line of any command, of none, or one that asks about the program. Throws what is wrong with the line. */
export async function runProgram(argv: readonly string[], host: Host): Promise<number> {
  const asked = beforeDashes(argv);
  if (asksForHelp(asked, commands)) {
    const { data, text } = await helpFor(asked, commands);
    outputOf(argv, host).result(data, { result: text });
    return 0;
  }
  if (asksFor(argv, '--version')) {
    outputOf(argv, host).result({ version }, { result: version });
    return 0;
  }
  const command = parseCommand(argv, host, commands);
  if (command === undefined) throw explainUsage(argv, commands);
  return command.execute();
}
