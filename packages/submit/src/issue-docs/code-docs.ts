import type { IssueDoc } from '@air/validate/issue-docs';

const here = 'code_source: { root_path: . }';

/** What is told about code that is missing on this machine. */
export const missingCodeDocs: readonly IssueDoc[] = [
  {
    code: 'branch-missing',
    summary: 'A launch would stop at the code: the branch is not here',
    meaning:
      'git.branch names a branch of the repository on this machine, unless git.remote says that it is on a remote. A dry run warns, because the file may be launched from another clone; a launch stops.',
    wrong: 'code_source: { root_path: ., git: { branch: mian } }',
    right: 'code_source: { root_path: ., git: { branch: main } }',
  },
  {
    code: 'commit-not-local',
    summary: 'A launch would stop at the code: the commit is not here',
    meaning:
      'git.commit is a commit id, or anything that git can name on this machine: a tag, HEAD~1. A dry run warns when there is no such commit; a launch stops, since it fetches nothing for it. In a shallow clone older commits are missing.',
    wrong: 'code_source: { root_path: ., git: { commit: v9 } }',
    right: 'code_source: { root_path: ., git: { commit: v1 } }',
  },
  {
    code: 'not-a-repository',
    summary: 'A launch would stop at the code: its folder is in no git repository',
    meaning:
      'With git below code_source a commit is packed, so root_path must be in a git repository. Without git the folder is packed as it is on this machine.',
    wrong: 'code_source: { root_path: ., git: { branch: main } }',
    right: here,
  },
  {
    code: 'root-missing',
    summary: 'A launch would stop at the code: its folder does not exist',
    meaning:
      'root_path is relative to the folder of the config file. A dry run warns when it is not there; a launch stops.',
    wrong: 'code_source: { root_path: no/such/folder }',
    right: here,
  },
  {
    code: 'root-not-a-folder',
    summary: 'A launch would stop at the code: root_path is not a folder',
    meaning:
      'A folder is packed, under its own name. A single file of it is named by include_paths.',
    wrong: 'code_source: { root_path: train.yaml }',
    right: 'code_source: { root_path: ., include_paths: [train.yaml] }',
  },
  {
    code: 'variable-unset',
    summary: 'A launch would stop at the code: root_path uses a variable that is not set',
    meaning:
      '$VAR and ${VAR} in root_path stand for variables of the shell that launches. A dry run warns when one is not set; a launch stops.',
    wrong: 'code_source: { root_path: $NO_SUCH_VARIABLE/code }',
    right: here,
  },
];

/** What is told about code that is about to be packed. Whether an example draws it is for the folder to say. */
export const codeDocs: readonly IssueDoc[] = [
  {
    code: 'absolute-link',
    summary: 'A symbolic link names a place of this machine',
    meaning:
      'Links are packed as they are. One that begins with a slash stays inside root_path here, and leads nowhere on the cluster. Make it relative.',
    wrong: inFolder('latest -> /home/me/project/runs/7'),
    right: inFolder('latest -> runs/7'),
  },
  {
    code: 'case-clash',
    summary: 'Two names differ only in case or in how an accent is written',
    meaning:
      'Linux keeps them apart. On a machine that does not, one replaces the other when the archive is unpacked.',
    wrong: inFolder('data.py\n#   Data.py'),
    right: inFolder('data.py\n#   data_types.py'),
  },
  {
    code: 'code-not-looked-for',
    summary: 'The workspace does not say whether it has the code',
    meaning:
      'air snapshot asks the workspace that is signed in to for 5 seconds at most. It did not answer, or refused to. What would be packed is known without it; a launch asks again.',
    wrong: {
      shown: '# any config with code_source, while the workspace does not answer',
      made: () => '',
    },
    right: here,
  },
  {
    code: 'empty-snapshot',
    summary: 'There is nothing to pack',
    meaning:
      'root_path has no files, or all of them are ignored or left out by default. air snapshot tells how many of each.',
    wrong: inFolder('(nothing, or only what .gitignore names)'),
    right: inFolder('train.py'),
  },
  {
    code: 'git-state-incomplete',
    summary: 'git_state.json does not tell all of the code',
    meaning:
      'Beside the code of a repository goes a file that says which commit and branch it is, and whether something is not committed. git could not say all of it; what is missing is null, and the launch goes on.',
    wrong: inFolder('.git (damaged)'),
    right: inFolder('.git'),
  },
  {
    code: 'include-missing',
    summary: 'An entry of include_paths names nothing that can be packed',
    meaning:
      'Entries are files and folders, relative to root_path and without globs. This one is not there, is not in the commit that git names, is behind a symbolic link, or is never packed, such as .git.',
    wrong: 'code_source: { root_path: ., include_paths: ["*.py"] }',
    right: 'code_source: { root_path: ., include_paths: [train.py] }',
  },
  {
    code: 'large-snapshot',
    summary: 'More than 100 MiB will be packed',
    meaning:
      'It is uploaded once for each change of it. What the run does not need can be left out: .gitignore for what git does not track, .airignore for the rest, include_paths for the few folders that are needed. AIR_SNAPSHOT_MAX_BYTES sets a limit.',
    wrong: inFolder('data/ (2 GiB)'),
    right: inFolder('data/ (2 GiB)\n#   .airignore (/data/)'),
  },
  {
    code: 'lfs-pointer',
    summary: 'A file in Git LFS was not fetched, and only its pointer will be packed',
    meaning:
      'What git lfs has not fetched is a small text file in the place of the content, and the run would read that. Files are packed as they are on disk, so git lfs pull brings the content into the archive.',
    wrong: inFolder('weights.bin (130 bytes: version https://git-lfs.github.com/spec/v1 …)'),
    right: inFolder('weights.bin (2 GiB)'),
  },
  {
    code: 'looks-like-a-key',
    summary: 'A file that will be packed has the name of a key or of passwords',
    meaning:
      'Whoever may read the archive on the workspace can read it. Leave it out with .gitignore or .airignore, and hand secrets to the run with secrets.',
    wrong: inFolder('.env'),
    right: inFolder('.env\n#   .airignore (.env)'),
  },
  {
    code: 'remote-missing',
    summary: 'The repository does not have the remote',
    meaning:
      'git.remote is the name of a remote, as git remote lists them, or true for the one that the branch follows.',
    wrong: 'code_source: { root_path: ., git: { branch: main, remote: orgin } }',
    right: 'code_source: { root_path: ., git: { branch: main, remote: origin } }',
  },
  {
    code: 'remote-unreachable',
    summary: 'git could not look the branch up on the remote',
    meaning:
      'With git.remote a launch asks the remote for the branch and fetches it. The remote did not answer, refused, or wanted a password, for which nobody is asked. Without remote the branch of this machine is packed.',
    wrong: 'code_source: { root_path: ., git: { branch: main, remote: origin } }',
    right: 'code_source: { root_path: ., git: { branch: main } }',
  },
  {
    code: 'uncommitted-changes',
    summary: 'The branch would be packed without what is not committed',
    meaning:
      'git.branch packs the last commit, and in the code folder there are changes that are not in it. Commit or stash them, or leave git out to pack the folder as it is. git.commit packs a commit whatever else is there.',
    wrong: 'code_source: { root_path: ., git: { branch: main } }',
    right: 'code_source: { root_path: ., git: { commit: HEAD } }',
  },
];

/** A config, and what its folder has. */
function inFolder(content: string): IssueDoc['wrong'] {
  return { shown: `${here}\n\n# in the folder:\n#   ${content}`, made: () => here };
}
