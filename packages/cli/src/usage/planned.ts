/** Commands that cli.md describes and that are not built yet, by the words that call them. */
export const plannedCommands: readonly string[] = [
  'get',
  'list',
  'cancel',
  'pools',
];
