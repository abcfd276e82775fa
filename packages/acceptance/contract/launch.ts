import type { Page } from './clause.ts';

/** launch.md */
export const launch = {
  'launch/nothing-written-first': [
    'what can be checked on this machine fails before anything is written',
    'cli/src/commands/run-launch.test.ts: a launch that stops on this machine',
    'submit/src/submit-code.test.ts: before anything is written, where it takes reading',
  ],
  'launch/directory': [
    'the launch directory is new for each launch',
    'submit/src/plan/plan-launch.test.ts: every plan has a launch directory of its own',
  ],
  'launch/user-directory': [
    'a directory that is configured stands for the home',
    'submit/src/submit-run.test.ts: a directory that is configured stands for the home, and nobody is asked who',
  ],
  'launch/token': [
    "the token is the key, else the config's, else a new one",
    'submit/src/plan/plan-launch.test.ts: is the key, else the config’s, else new',
  ],
  'launch/token-length': [
    'a token over 64 bytes is an error, never a cut',
    'submit/src/plan/plan-launch.test.ts: of 64 bytes is as long as it gets',
  ],
  'launch/same-token': ['one key is one run'],
  'launch/same-token-on-retry': [
    'a connection that drops after the submit is tried again with the same token',
    'cli/src/commands/run-faults.test.ts: a connection that drops after the submit was sent prints the one run id',
  ],
  'launch/check-body': [
    'the server is asked with what will be submitted, never with parameters',
    'submit/src/steps/server-check.test.ts: a large config is checked with every field but its parameters',
    'submit/src/steps/server-check.test.ts: a small config is checked as it will be submitted',
  ],
  'launch/check-errors': [
    'all errors of the server stop the run, each at its place',
    'submit/src/steps/server-check.test.ts: everything that the workspace finds stops the launch, each at its place',
  ],
  'launch/check-no-verdict': [
    'without a verdict the launch goes on with a warning',
    'submit/src/steps/server-check.test.ts: without a verdict the launch goes on with a warning',
  ],
  'launch/check-refused': [
    '400, 401 and 403 stop',
    'submit/src/steps/server-check.test.ts: a refusal to look stops the launch',
  ],
  'launch/policy-id': [
    'a policy id goes as it is',
    'submit/src/steps/usage-policy.test.ts: an id is sent as it is, and nobody is asked',
  ],
  'launch/policy-name': [
    'one full match in any case wins, over pages that repeat',
    'submit/src/steps/usage-policy.test.ts: a full match in any case wins over what holds the name, over pages that repeat',
  ],
  'launch/policy-none': [
    'no match is an error with up to 10 names',
    'submit/src/steps/usage-policy.test.ts: a name that is a part of others, with ten of them',
  ],
  'launch/policy-several': ['several matches are an error with their ids'],
  'launch/experiment-directory': [
    'an experiment directory that is missing is made',
    'submit/src/submit-run.test.ts: is made when it is not there, and only then',
  ],
  'launch/experiment-directory-taken': [
    'what is no directory is an error that names it',
    'submit/src/submit-run.test.ts: that is something else is an error before anything is written',
  ],
  'launch/image': [
    'an image has to be registered, and is waited for',
    'submit/src/steps/image.test.ts: one that is on its way is waited for after the check, before anything is written',
    'submit/src/steps/image.test.ts: an image that is not registered, with how to register it',
  ],
  'launch/image-latest': [
    'tag_policy latest registers again first',
    'submit/src/steps/image.test.ts: registers the image again after the check',
  ],
  'launch/import-path': [
    'a file goes to one encoded path, byte for byte',
    'workspace/src/api/files.test.ts: a file goes to one encoded path, byte for byte',
  ],
  'launch/missing-parent': [
    'a missing parent is made once, and the file is written again',
    'workspace/src/api/files.test.ts: a missing directory is made once, then the file is written again',
  ],
  'launch/training-config': [
    "training_config.yaml is the user's file byte for byte, or the merged config",
    'artifacts/src/files/training-config.test.ts: the user’s bytes go as they are: byte-order mark, CRLF, comments, odd spacing',
    'artifacts/src/files/training-config.test.ts: with overrides it is the merged config',
  ],
  'launch/training-config-limit': ['over 1 MiB is an error that says what to shrink'],
  'launch/command': [
    'command.sh is the command byte for byte',
    'artifacts/src/files/command.test.ts: a block keeps its lines, blanks and final line breaks',
  ],
  'launch/requirements': [
    'requirements.yaml is the file as it is, or version and dependencies; an empty list is none',
    'artifacts/src/files/requirements.test.ts: a requirements file goes byte for byte',
    'artifacts/src/files/requirements.test.ts: an empty list is none, with a version too',
  ],
  'launch/hyperparameters': [
    'hyperparameters.yaml has the parameters unchanged in value',
    'artifacts/src/files/hyperparameters.test.ts: another YAML reader finds the same in our file as in the user’s',
    'artifacts/src/files/hyperparameters.test.ts: standard tags stay, others go',
  ],
  'launch/variables': [
    'variables and secrets are lists, sorted by name',
    'artifacts/src/files/env-vars.test.ts: variables are sorted by name in code units and keep their text',
    'artifacts/src/files/env-vars.test.ts: secrets name scope and key',
  ],
  'launch/containers': [
    'each container has a folder with its files, and there is no command.sh at the top',
    'artifacts/src/files/containers.test.ts: each container has its command, the merged variables and the parameters',
  ],
  'launch/git-tree': [
    'a commit is packed as git archive does',
    'snapshot/src/source/git-tree.test.ts: a commit is packed as it is, whatever the working tree has',
    'snapshot/src/source/git-tree.test.ts: export-ignore and export-subst count, as for git archive',
  ],
  'launch/git-branch': [
    'a branch with uncommitted changes is an error',
    'snapshot/src/source/git-tree.test.ts: a branch is packed when everything is committed',
  ],
  'launch/commit-local': [
    'a commit has to be on this machine',
    'snapshot/src/source/git-tree.test.ts: a commit that is not here is named',
  ],
  'launch/git-remote': [
    'a remote resolves the branch and is fetched first',
    'snapshot/src/git/remote.test.ts: with a remote the branch is looked up there and fetched',
  ],
  'launch/working-tree': [
    "the working tree is packed, with git's own semantics of .gitignore",
    'snapshot/src/source/working-tree.test.ts: inside a repository git says what is ignored: nested files, negations, info/exclude, global excludes',
  ],
  'launch/root-path': [
    'root_path is relative to the config file, and knows home, variables and project_root',
    'snapshot/src/snapshot.test.ts: root_path is relative to the config file, and knows home, variables and project_root',
  ],
  'launch/links': [
    'a link that leaves the folder is an error that names it',
    'snapshot/src/source/links.test.ts: a link that leaves the folder is named',
  ],
  'launch/special-files': [
    'sockets, pipes and unreadable files are named',
    'snapshot/src/source/disk-entries.test.ts: a socket is refused by name',
    'snapshot/src/source/unreadable.test.ts: a file that cannot be read is named',
  ],
  'launch/deterministic': [
    'the same content gives the same tar and the same key',
    'snapshot/src/pack-snapshot.test.ts: time, mode bits and the order of writing do not change the bytes',
  ],
  'launch/uploaded-once': [
    'an archive that is there is not uploaded again',
    'submit/src/submit-code.test.ts: the same code is uploaded once',
  ],
  'launch/remote-volume': [
    'with remote_volume the archive goes to the volume',
    'submit/src/submit-code.test.ts: remote_volume takes the archive to a volume',
  ],
  'launch/streamed': [
    'a large archive is streamed',
    'snapshot/src/upload-snapshot.test.ts: a large archive goes in chunks, from its beginning for each try',
  ],
  'launch/git-state': [
    'git_state.json tells of the repository, without passwords',
    'snapshot/src/git/git-state.test.ts: a clean clone is told whole, without the password of its URL',
  ],
  'launch/git-diff': [
    'a diff goes along only when it is asked for, and up to 1 MiB',
    'snapshot/src/git/git-state.test.ts: a diff goes along only when it is asked for, and only of what is packed',
    'snapshot/src/git/git-state.test.ts: a diff over 1 MiB stays at home',
    'snapshot/src/git/git-diff.test.ts: a git that is slow to tell is not waited for',
    'snapshot/src/git/git-diff.test.ts: the commit with the diff on it is what is packed: new files, binary ones, links and modes too',
  ],
  'launch/git-best-effort': [
    'a git that fails is a warning',
    'submit/src/submit-code.test.ts: a git that fails is a warning, and the launch goes on',
  ],
  'launch/left-out': [
    'what every machine has is left out, unless it is named',
    'snapshot/src/source/working-tree.test.ts: what every machine has is left out, and counted',
    'snapshot/src/source/includes.test.ts: include_paths brings what it names itself',
  ],
  'launch/airignore': [
    '.airignore is read after .gitignore and does not touch a committed tree',
    'snapshot/src/source/working-tree.test.ts: .airignore leaves out what git tracks, and takes back what git ignores',
    'snapshot/src/source/git-tree.test.ts: .airignore does not touch a committed tree',
  ],
  'launch/submission': [
    'the body of the submit has every field in its place',
    'submit/src/plan/submission.test.ts: a large config sends every field in the order of the spec',
    'submit/src/plan/submission.test.ts: a small config sends what is always sent, and nothing else',
  ],
  'launch/containers-body': [
    'containers stand in place of the command in the body',
    'submit/src/plan/submission.test.ts: containers stand in place of the command',
  ],
  'launch/retry-on-timeout': [
    'retry_on_timeout is sent only with retries',
    'submit/src/plan/submission.test.ts: without retries a time-out is not tried again',
  ],
  'launch/code-source-path': [
    'the code is named in the body',
    'submit/src/submit-code.test.ts: code is looked for beside the check, uploaded beside the files and named in the body',
  ],
  'launch/channel': [
    'the channel is chosen in the order of the page',
    'submit/src/plan/runtime-environment.test.ts: is the config’s, before the requirements file’s, the environment’s and 6',
    'submit/src/plan/runtime-environment.test.ts: is a base environment when it names one',
  ],
  'launch/run-id': [
    'a 64-bit run id stays as it is',
    'submit/src/submit-run.test.ts: a run id beyond 2^53 stays as it is',
  ],
  'launch/no-run-id': ['an answer without a run id is an error'],
  'launch/permissions': [
    'permissions go to the job and the experiment, best effort',
    'submit/src/steps/permissions.test.ts: the job gets the levels, the experiment what they mean there',
    'submit/src/steps/permissions.test.ts: what fails is a warning of its own, and stops nothing else',
  ],
  'launch/permissions-after-id': [
    'permissions are granted after the run id is shown',
    'cli/src/commands/run-server.test.ts: prints its id before it grants permissions, whose failure is a warning',
  ],
  'launch/dashboard-url': [
    'the dashboard is <host>/jobs/runs/<run id>',
    'cli/src/commands/run-launch.test.ts: prints the run id and a link',
  ],
  'launch/missing-files': [
    'what is missing on this machine is a warning of a dry run, and an error at launch and in a plan',
    'submit/src/checks/missing-code.test.ts: a root_path that is missing is a warning at its key, in either form',
    'cli/src/commands/plan.test.ts: stops where a launch would',
  ],
  'launch/round-trips': [
    'independent steps run side by side, at most five round trips in a row',
    'submit/src/submit-run.test.ts: a launch is: who, the check, the directory, the files, the run',
  ],
} satisfies Page;
