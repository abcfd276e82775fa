/** The words that call the quick commands: what starts the program knows them before it has loaded any command. */
export const quickWords: readonly string[] = ['run', 'validate'];
