/** A command line that a hint names, for the workspace of a profile: `air logs 1042 -p local`. */
export function commandText(words: string, profile: string | undefined): string {
  return `air ${words}${profile === undefined ? '' : ` -p ${profile}`}`;
}
