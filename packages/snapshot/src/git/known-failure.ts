export interface KnownFailure {
  readonly message: string;
  readonly hint: string;
}

const rows: readonly (readonly [told: RegExp, (place: string) => KnownFailure])[] = [
  [
    /^detected dubious ownership in repository at '(.*)'$/,
    (place) => ({
      message: `git does not trust the repository in "${place}", which belongs to another user`,
      hint: `If you trust it, run: git config --global --add safe.directory "${place}"`,
    }),
  ],
  [
    /^not a git repository: (.*)$/,
    (place) => ({
      message: `the file .git of the code points to "${place}", where git finds no repository`,
      hint: 'Bring that back ("git worktree repair" and "git submodule update --init" may help), or remove the file .git to pack the folder without git.',
    }),
  ],
  [
    /^invalid gitfile format: (.*)$/,
    (place) => ({
      message: `"${place}" is a file that does not say where the repository is`,
      hint: 'Clone the repository again, or remove the file to pack the folder without git.',
    }),
  ],
  [
    /^error (?:opening|reading) '?(.*?)'?(?:: .*)?$/,
    (place) => ({
      message: `"${place}" cannot be read, so git does not know the repository`,
      hint: 'Make it readable for you.',
    }),
  ],
  [
    /^this operation must be run in a work tree$/,
    () => ({
      message: 'the code folder is inside the data of a git repository, not in a working tree',
      hint: 'Name a folder of the working tree as root_path; a bare repository has none.',
    }),
  ],
];

/** What git's words mean to whoever has to mend the repository; undefined when they say it themselves. */
export function knownFailure(told: string): KnownFailure | undefined {
  for (const [pattern, explain] of rows) {
    const place = pattern.exec(told);
    if (place !== null) return explain(place[1] ?? '');
  }
  return undefined;
}
