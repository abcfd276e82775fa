/** Commands that cli.md describes and that are not built yet, by the words that call them. */
export const plannedCommands: readonly string[] = [
  'get',
  'list',
  'wait',
  'logs',
  'cancel',
  'pools',
  'register-image',
];

/** Flags that cli.md gives to commands that are built, and that are not built yet, by the words of the command. */
export const plannedFlags: ReadonlyMap<string, readonly string[]> = new Map([
  ['run', ['--git-diff']],
]);
