import { Cli } from 'clipanion';

import { AirCommand } from './air-command.ts';
import type { AirCommandClass, AirContext } from './air-command.ts';
import type { Host } from './host.ts';
import { isJson, openOutput } from './output/output.ts';
import type { Output } from './output/output.ts';
import { wordsOf } from './usage/command-words.ts';

/** The one of `commands` that a command line calls, ready to execute; undefined where it fits none of them. */
export function parseCommand(
  argv: readonly string[],
  host: Host,
  commands: readonly AirCommandClass[],
): AirCommand | undefined {
  // making a parser takes longer the more commands it knows
  const candidates = commands.filter((command) => argv.includes(wordsOf(command)[0] ?? ''));
  try {
    const cli = Cli.from<AirContext>(candidates, { binaryName: 'air' });
    const command = cli.process([...argv], { host, commands });
    return command instanceof AirCommand ? command : undefined;
  } catch {
    // clipanion says neither which argument is wrong nor what would be right
    return undefined;
  }
}

/** Takes the value off a short flag, as most programs have it: `-ojson` is `-o json`. */
export function separateValues(argv: readonly string[]): readonly string[] {
  const asked = beforeDashes(argv);
  const separate = asked.flatMap((argument) => {
    const [, flag, value] = /^(-[fop])([^=-].*)$/s.exec(argument) ?? [];
    const isLong = longWithOneDash.has(argument);
    return flag === undefined || value === undefined || isLong ? argument : [flag, value];
  });
  return [...separate, ...argv.slice(asked.length)];
}

/** No value, but a dash too few. */
const longWithOneDash: ReadonlySet<string> = new Set(['-file', '-output', '-profile']);

/** Whether one of the words stands in a command line. What follows `--` is no flag. */
export function asksFor(argv: readonly string[], ...names: readonly string[]): boolean {
  return beforeDashes(argv).some((argument) => names.includes(argument));
}

/** The output that a command line asks for. It is known before the line is parsed, for what is wrong with it comes as JSON too. */
export function outputOf(argv: readonly string[], host: Host): Output {
  const asked = beforeDashes(argv);
  const json = asked.some((argument, index) => {
    const [name, value = asked[index + 1]] = argument.split('=');
    return (name === '-o' || name === '--output') && isJson(value);
  });
  return openOutput(host, { json, noColor: asksFor(argv, '--no-color') });
}

/** The part of a command line that can hold flags. */
export function beforeDashes(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf('--');
  return end === -1 ? argv : argv.slice(0, end);
}
