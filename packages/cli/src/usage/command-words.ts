/** What a command is called by. */
export interface CommandWords {
  readonly paths: string[][];
  /** The arguments, as the usage line shows them after the command's own words. */
  readonly synopsis: string;
}

/** The words that call a command. */
export function wordsOf(command: CommandWords): readonly string[] {
  return command.paths[0] ?? [];
}

/** The command that the first of `words` call. */
export function findCommand<T extends CommandWords>(
  words: readonly string[],
  commands: readonly T[],
): T | undefined {
  return commands.find((command) => wordsOf(command).every((word, index) => words[index] === word));
}

/** The usage line of a command, or of the program. */
export function usageLine(command?: CommandWords): string {
  if (command === undefined) return 'Usage: air <command> [flags]';
  return `Usage: ${['air', ...wordsOf(command), command.synopsis].join(' ')}`;
}
