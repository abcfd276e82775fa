import { didYouMean } from '@air/validate';

import type { AirCommandClass } from '../air-command.ts';
import type { CliError } from '../errors/cli-error.ts';
import { UsageError } from '../errors/usage-error.ts';
import { findCommand, usageLine, wordsOf } from './command-words.ts';
import { flagsOf } from './flags.ts';
import { scanArguments } from './scan-arguments.ts';

/** Says what is wrong with a command line that fits no command. */
export function explainUsage(
  argv: readonly string[],
  commands: readonly AirCommandClass[],
): CliError {
  const { words } = scanArguments(argv, commands.flatMap(flagsOf));
  const command = findCommand(words, commands);
  return command === undefined ? explainWords(words, commands) : explainArguments(argv, command);
}

function explainWords(words: readonly string[], commands: readonly AirCommandClass[]): CliError {
  const [first, second] = words;
  if (first === undefined) return new UsageError('no command given', { usageLine: usageLine() });
  const inGroup = commands.map(wordsOf).filter(([group]) => group === first);
  if (inGroup.length === 0) {
    return new UsageError(`unknown command "${first}"`, {
      ...didYouMean(first, [...new Set(commands.map((command) => wordsOf(command)[0] ?? ''))]),
      usageLine: usageLine(),
    });
  }
  const choices = inGroup.map(([, name = '']) => name);
  const line = `Usage: air ${first} ${choices.join('|')} [flags]`;
  if (second === undefined) {
    return new UsageError(`"${first}" needs one of: ${choices.join(', ')}`, { usageLine: line });
  }
  return new UsageError(`unknown command "${first} ${second}"`, {
    ...didYouMean(second, choices),
    usageLine: line,
  });
}

function explainArguments(argv: readonly string[], command: AirCommandClass): CliError {
  const known = flagsOf(command);
  const line = { usageLine: usageLine(command) };
  const { words, flags } = scanArguments(argv, known);
  for (const { name, flag, value, bound } of flags) {
    if (flag === undefined) {
      const names = known.flatMap((candidate) => candidate.names);
      return new UsageError(`unknown flag ${name}`, { ...didYouMean(name, names), ...line });
    }
    if (flag.takesValue && value === undefined) {
      return new UsageError(`flag ${name} needs a value`, line);
    }
    if (!flag.takesValue && bound) return new UsageError(`flag ${name} takes no value`, line);
  }
  const [needed] = /^[A-Z_]+/.exec(command.synopsis) ?? [];
  if (needed !== undefined && words.length <= wordsOf(command).length) {
    return new UsageError(`missing argument ${needed}`, line);
  }
  return new UsageError(`unexpected argument "${words.at(-1)}"`, line);
}
