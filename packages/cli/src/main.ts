import { Cli } from 'clipanion';

import { AirCommand } from './air-command.ts';
import type { AirContext } from './air-command.ts';
import { commands } from './commands/index.ts';
import type { Host } from './host.ts';
import { isJson, openOutput } from './output/output.ts';
import type { Output } from './output/output.ts';
import { reportFailure } from './output/failure.ts';
import { wordsOf } from './usage/command-words.ts';
import { explainUsage } from './usage/explain.ts';
import { asksForHelp, helpFor } from './usage/help.ts';
import { version } from './version.ts';

/** Runs one command line to its exit status. Never throws. */
export async function main(argv: readonly string[], host: Host): Promise<number> {
  const asked = beforeDashes(argv);
  try {
    if (asksForHelp(asked, commands)) {
      const { data, text } = await helpFor(asked, commands);
      outputOf(argv, host).result(data, { result: text });
      return 0;
    }
    if (asksFor(asked, '--version')) {
      outputOf(argv, host).result({ version }, { result: version });
      return 0;
    }
    return await parse(argv, host).execute();
  } catch (error) {
    return reportCrash(error, argv, host);
  }
}

/** Tells of a failure that no command has caught. Answers with the exit status. */
export function reportCrash(error: unknown, argv: readonly string[], host: Host): number {
  const debug = asksFor(beforeDashes(argv), '--debug');
  return reportFailure(error, { host, output: outputOf(argv, host), debug });
}

function parse(argv: readonly string[], host: Host): AirCommand {
  // making a parser takes longer the more commands it knows
  const candidates = commands.filter((command) => argv.includes(wordsOf(command)[0] ?? ''));
  const cli = Cli.from<AirContext>(candidates, { binaryName: 'air' });
  try {
    const command = cli.process([...argv], { host, commands });
    if (command instanceof AirCommand) return command;
  } catch {
    // clipanion says neither which argument is wrong nor what would be right
  }
  throw explainUsage(argv, commands);
}

function asksFor(argv: readonly string[], ...names: readonly string[]): boolean {
  return argv.some((argument) => names.includes(argument));
}

/** Failures of the command line itself come as JSON too, so this is known before the line is parsed. */
function outputOf(argv: readonly string[], host: Host): Output {
  const asked = beforeDashes(argv);
  const json = asked.some((argument, index) => {
    const [name, value = asked[index + 1]] = argument.split('=');
    return (name === '-o' || name === '--output') && isJson(value);
  });
  return openOutput(host, { json, noColor: asksFor(asked, '--no-color') });
}

/** What follows `--` is no flag. */
function beforeDashes(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf('--');
  return end === -1 ? argv : argv.slice(0, end);
}
