export interface KnownFailure {
  readonly message: string;
  readonly hint: string;
}

const rows: readonly (readonly [told: RegExp, (place: string) => KnownFailure])[] = [
  [
    /^fatal: detected dubious ownership in repository at '(.*)'$/m,
    (place) => ({
      message: `git does not trust the repository in "${place}", which belongs to another user`,
      hint: `If you trust it, run: git config --global --add safe.directory "${place}"`,
    }),
  ],
  [
    /^fatal: not a git repository: (.*)$/m,
    (place) => ({
      message: `the file .git of the code points to "${place}", where git finds no repository`,
      hint: 'Bring that back ("git worktree repair" and "git submodule update --init" may help), or remove the file .git to pack the folder without git.',
    }),
  ],
  [
    /^fatal: invalid gitfile format: (.*)$/m,
    (place) => ({
      message: `"${place}" is a file that does not say where the repository is`,
      hint: 'Clone the repository again, or remove the file to pack the folder without git.',
    }),
  ],
  [
    /^fatal: error (?:opening|reading) '?(.*?)'?(?:: .*)?$/m,
    (place) => ({
      message: `"${place}" cannot be read, so git does not know the repository`,
      hint: 'Make it readable for you.',
    }),
  ],
  [
    /^fatal: (?:this operation must be run in a work tree$|cannot use bare repository )/m,
    () => ({
      message: 'the code folder is inside the data of a git repository, not in a working tree',
      hint: 'Name a folder of the working tree as root_path; a bare repository has none.',
    }),
  ],
  [
    /^(?:fatal|error): could not fetch \w+ from promisor remote$/m,
    () => ({
      message: 'the repository is a partial clone, and what it lacks could not be fetched',
      hint: 'Launch again when its remote can be reached ("git fetch" tells why not), or leave git out to pack the working tree.',
    }),
  ],
  [
    /git-lfs: (?:command )?not found$/m,
    () => ({
      message: 'the repository has files in Git LFS, and git-lfs is not installed',
      hint: 'Install git-lfs, then run "git lfs pull" in the repository.',
    }),
  ],
];

/** What git's complaints mean to whoever has to mend the repository; undefined when they say it themselves. */
export function knownFailure(complaints: string): KnownFailure | undefined {
  for (const [pattern, explain] of rows) {
    const place = pattern.exec(complaints);
    if (place !== null) return explain(place[1] ?? '');
  }
  return undefined;
}
