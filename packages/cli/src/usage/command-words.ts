import type { AirCommandClass } from '../air-command.ts';

/** The words that call a command. */
export function wordsOf(command: AirCommandClass): readonly string[] {
  return command.paths[0] ?? [];
}

/** The command that the first of `words` call. */
export function findCommand(
  words: readonly string[],
  commands: readonly AirCommandClass[],
): AirCommandClass | undefined {
  return commands.find((command) => wordsOf(command).every((word, index) => words[index] === word));
}

/** The usage line of a command, or of the program. */
export function usageLine(command?: AirCommandClass): string {
  if (command === undefined) return 'Usage: air <command> [flags]';
  return `Usage: ${['air', ...wordsOf(command), command.synopsis].join(' ')}`;
}
