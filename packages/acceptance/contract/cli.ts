import type { Page } from './clause.ts';

/** cli.md */
export const cli = {
  'cli/global-flags': [
    'global flags stand before or after the command',
    'cli/src/main.test.ts: flags stand before or after the command, with = or without',
  ],
  'cli/help-and-version': [
    '-h, --help and --version answer everywhere',
    'cli/src/main.test.ts: a command, wherever -h stands',
    'cli/src/main.test.ts: the version, as text and as JSON',
  ],
  'cli/colours': [
    'NO_COLOR, FORCE_COLOR and --no-color decide about colours',
    'cli/src/commands/run.test.ts: is coloured when that is asked for',
  ],
  'cli/streams': [
    'results and log lines go to standard output, everything else to standard error',
    'cli/src/commands/run-launch.test.ts: shows its log on standard output and the rest on standard error',
  ],
  'cli/exit-0': ['what was done ends with 0'],
  'cli/exit-1': ['what failed ends with 1, and so does a followed run that failed'],
  'cli/exit-usage': [
    'wrong use ends with 1 and the usage line',
    'cli/src/main.test.ts: a command line that is wrong',
  ],
  'cli/exit-130': ['an interrupt ends with 130'],

  'cli/run': ['a launch prints the run id and links'],
  'cli/run-file-without-flag': ['FILE may stand without -f'],
  'cli/run-one-file': ['FILE with and without -f is an error', 'cli/src/main.test.ts: %j'],
  'cli/dry-run-offline': ['a dry run needs no workspace and no network'],
  'cli/dry-run-void-flags': [
    'a dry run makes --watch and --local void',
    'cli/src/commands/run.test.ts: says that a config is valid, whatever else is asked for',
  ],
  'cli/dry-run-server': [
    '--dry-run --server asks the workspace to validate too',
    'cli/src/commands/run-server.test.ts: is checked by the workspace, which nothing is written to',
  ],
  'cli/plan': [
    'a plan shows all that a launch would do, without doing it',
    'cli/src/commands/plan.test.ts: shows files, request and bound without a workspace',
  ],
  'cli/plan-server': [
    'plan --server has the workspace check, and leaves no gaps',
    'cli/src/commands/plan.test.ts: with --server is checked there and has no gaps, and nothing is written',
  ],
  'cli/help-config': ['help config[.path] documents a field from the schema itself'],
  'cli/help-issue': ['help issue CODE documents an issue code'],
  'cli/validate': ['any number of files is validated offline; exit 1 if any is wrong'],
  'cli/validate-folders': [
    'of a folder those files are validated that look like run configs',
    'cli/src/commands/validate-folders.test.ts: those files are checked that look like run configs',
  ],
  'cli/validate-stdin': ['- is standard input, and --stdin-name names it'],
  'cli/validate-overrides': [
    'overrides apply to each file that is validated',
    'cli/src/commands/validate-formats.test.ts: apply to each file, and are told',
  ],
  'cli/validate-max-warnings': [
    '--max-warnings says how many warnings are fine',
    'cli/src/commands/validate.test.ts: --max-warnings says how many warnings are fine',
  ],
  'cli/validate-quiet': [
    '--quiet tells errors only',
    'cli/src/commands/validate.test.ts: --quiet tells errors only',
  ],
  'cli/validate-jsonl': [
    '-o jsonl prints a file a line, whatever the verdict',
    'cli/src/commands/validate-formats.test.ts: JSON lines have a file each, whatever the verdict',
  ],
  'cli/validate-sarif': ['-o sarif is SARIF'],
  'cli/validate-github': ['-o github is annotations'],
  'cli/validate-server': ['--server has the workspace check the files too'],
  'cli/schema': ['the JSON Schema is printed, in either draft'],
  'cli/snapshot': ['what would be packed is shown'],
  'cli/snapshot-out': [
    '--out writes the archive',
    'cli/src/commands/snapshot.test.ts: writes the archive as a whole, and tells its size',
  ],
  'cli/get': ['get tells status, configuration, timing and links'],
  'cli/list': ['list shows runs'],
  'cli/list-own-active': [
    "a list has the caller's own active AIR runs, newest first, and 20 unless told",
    'runs/src/list-runs.test.ts: runs that have ended are left out unless wanted, whatever the service sends',
    'runs/src/list-runs.test.ts: without an index the full list is read, for the runs of AIR that are the caller’s',
  ],
  'cli/list-limit': [
    'the limit counts what passes the filter',
    'runs/src/list-runs.test.ts: the limit counts what passes the filter',
  ],
  'cli/list-all-users': [
    'runs of everyone come from the full list',
    'runs/src/list-runs.test.ts: runs of everyone come from the full list, page by page',
  ],
  'cli/list-filters': [
    'filters find runs by experiment, user, status and accelerators',
    'runs/src/list-runs.test.ts: %j finds %j',
  ],
  'cli/wait': ['wait ends with the run, and its exit status is the outcome'],
  'cli/logs': ['logs shows the log of a run'],
  'cli/logs-finished': [
    'a run that has ended shows its last lines',
    'cli/src/commands/logs.test.ts: tails a finished run, by its id, its name or as latest',
  ],
  'cli/logs-live': [
    'a live run is followed',
    'cli/src/commands/logs.test.ts: follows a live run to its end',
  ],
  'cli/logs-labels': [
    'lines can have their node and their time',
    'cli/src/commands/logs.test.ts: says which node wrote a line, and when',
  ],
  'cli/logs-retry': [
    'one attempt can be asked for',
    'cli/src/commands/logs.test.ts: goes on with the retries of a run, and shows one attempt alone',
  ],
  'cli/logs-download': [
    '--download-to writes whole logs, of every node unless one is named',
    'cli/src/commands/logs.test.ts: writes whole logs, of every node unless one is named',
  ],
  'cli/logs-flags': [
    'flags that contradict each other are an error',
    'cli/src/commands/logs.test.ts: air logs 7 %j is used wrongly',
  ],
  'cli/wait-several': [
    'several runs are waited for side by side',
    'cli/src/commands/wait.test.ts: waits for the end of all runs; the exit status is their outcome',
    'cli/src/commands/wait.test.ts: a run that did not succeed is a failure, and all are told',
  ],
  'cli/logs-tail': [
    'a live run shows its last lines, then follows',
    'runs/src/logs/attempt-log.test.ts: a live tail shows the last lines and follows, and no older line of the window',
  ],
  'cli/logs-since': [
    'lines before a time are left out',
    'runs/src/logs/attempt-log.test.ts: since a time, older lines are left out, and it is known that there are some',
  ],
  'cli/cancel': ['runs are cancelled'],
  'cli/cancel-some-failed': [
    'what fails for one run is told beside what did not',
    'cli/src/commands/cancel.test.ts: what fails for one run is told beside what did not',
  ],
  'cli/cancel-all': [
    '--all cancels the active runs of the caller, and asks first unless -y is given',
    'cli/src/commands/cancel.test.ts: --all cancels what is active, and -y asks nobody',
    'cli/src/commands/cancel.test.ts: --all lists the runs and asks; only a yes cancels',
  ],
  'cli/whoami': ['whoami tells user, host, profile and kind of sign-in'],
  'cli/pools-get': [
    'one pool is shown by its id',
    'cli/src/commands/pools/pools.test.ts: one pool, or a suggestion',
  ],
  'cli/pools': ['pools shows the reserved GPU pools'],
  'cli/register-image': [
    'a custom image is registered',
    'cli/src/commands/register-image.test.ts: an image is registered and waited for, with each state told',
  ],
  'cli/register-image-timeout': [
    'a registration is not waited for for ever',
    'submit/src/image/register-image.test.ts: an image that stays on its way is not waited for for ever',
  ],
  'cli/convert-to-dabs': ['a config is written as a Databricks Asset Bundle'],
  'cli/convert-force': [
    'what is there is overwritten only with --force, and a second run changes nothing',
    'cli/src/commands/convert-to-dabs.test.ts: is overwritten with --force only, and what is left of another config goes',
    'cli/src/commands/convert-to-dabs.test.ts: is left alone when it is the same',
  ],
  'cli/convert-output-dir': [
    '--output-dir puts the bundle elsewhere',
    'cli/src/commands/convert-to-dabs.test.ts: goes where --output-dir says, and leads to the code from there',
  ],
  'cli/convert-same-run': [
    'the job of a bundle does what air run posts',
    'cli/src/commands/convert-to-dabs.test.ts: has the job and the files of a launch, with paths of its own',
  ],
  'cli/convert-refuses': [
    "what a bundle can't say is refused by name",
    'submit/src/bundle/plan-bundle.test.ts: what a bundle can not say is refused by name',
  ],
  'cli/local-prune': [
    'what ended runs left is removed',
    'cli/src/commands/local/local.test.ts: what ended runs left is removed',
  ],
  'cli/local': ['air local keeps the embedded workspace of this machine'],

  'cli/dry-run-text': ['a dry run says that the configuration is valid, to the letter'],
  'cli/envelope': ['JSON is one envelope with v, ts and data or error'],
  'cli/failures-are-envelopes': [
    'in JSON mode every failure is an envelope, of the config and of the flags too',
    'cli/src/commands/json-everywhere.test.ts: a flag that $words does not have is an envelope',
    'cli/src/commands/json-everywhere.test.ts: a bug in $words is an envelope',
    'cli/src/commands/json-everywhere.test.ts: Ctrl-C in $words is an envelope',
  ],
  'cli/warnings-of-failures': [
    'the warnings of a command that fails are told on standard error, as an error has no place for them',
    'cli/src/commands/json-everywhere.test.ts: are there when the run that was followed failed',
  ],
  'cli/data-warnings': [
    'warnings are data.warnings',
    'cli/src/commands/run-launch.test.ts: is an envelope with -o json, its warnings in it',
    'cli/src/commands/json-everywhere.test.ts: are in the closing envelope when it succeeded',
  ],
  'cli/error-codes': [
    'each code has its kind, and says whether to try again',
    'cli/src/output/envelope-codes.test.ts: %s is of the same kind in the library and in the envelope',
  ],
  'cli/code-invalid-args': ['wrong use is INVALID_ARGS'],
  'cli/code-invalid-config': ['a wrong config is INVALID_CONFIG'],
  'cli/code-unauthenticated': ['a failed sign-in is UNAUTHENTICATED'],
  'cli/code-permission-denied': ['403 is PERMISSION_DENIED'],
  'cli/code-not-found': [
    'a policy that is not there is NOT_FOUND',
    'cli/src/commands/run-server.test.ts: with a policy name that is not there is an error of its own kind',
  ],
  'cli/code-conflict': [
    'a token that is taken by another config is CONFLICT',
    'submit/src/submit-run.test.ts: a token that is taken by another config',
  ],
  'cli/code-registration-failed': [
    'an image that cannot be registered is REGISTRATION_FAILED',
    'cli/src/commands/register-image.test.ts: a failure is told in the words of the workspace',
  ],
  'cli/code-run-failed': [
    'a followed run that did not succeed is RUN_FAILED, with its id and status',
    'cli/src/commands/run-launch.test.ts: that fails is a failure',
  ],
  'cli/code-unavailable': ['no connection is UNAVAILABLE, which may pass'],
  'cli/code-validation-unavailable': [
    'no verdict of the server is VALIDATION_UNAVAILABLE, where it was asked for',
    'cli/src/commands/run-server.test.ts: without a verdict is an error that may pass',
    'cli/src/commands/validate-server.test.ts: without a verdict is an error that may pass',
  ],
  'cli/code-interrupted': ['Ctrl-C is INTERRUPTED'],
  'cli/code-internal-error': [
    'a bug of ours is INTERNAL_ERROR and says how to report it',
    'cli/src/output/failure.test.ts: what nobody expected is a bug of ours, without a stack trace',
  ],
  'cli/places': [
    'columns are UTF-16 units, and only LF, CRLF and CR break lines',
    'validate/src/document/source-map.test.ts: columns are UTF-16 units, and an end stays inside the text',
  ],
  'cli/issues': ["issues come in the validator's order, each with its place"],
  'cli/validate-json': ['air validate -o json has files, errors and warnings, in data or in error'],

  'cli/data-dry-run': [
    'the data of a dry run',
    'cli/src/commands/run.test.ts: says that a config is valid, whatever else is asked for',
  ],
  'cli/data-run': ['the data of a run'],
  'cli/data-run-followed': ['the data of a run that was followed'],
  'cli/data-plan': ['the data of a plan'],
  'cli/data-snapshot': ['the data of a snapshot'],
  'cli/data-get': ['the data of get'],
  'cli/data-get-progress': [
    'how far a run has come is in its data, null when unknown',
    'cli/src/commands/get.test.ts: how far a run has come',
  ],
  'cli/data-list': ['the data of list'],
  'cli/data-wait': ['the data of wait'],
  'cli/data-cancel': ['the data of cancel'],
  'cli/data-whoami': ['the data of whoami'],
  'cli/data-pools': ['the data of pools'],
  'cli/data-register-image': [
    'the data of register-image',
    'cli/src/commands/register-image.test.ts: the same as JSON',
  ],
  'cli/data-local-status': ['the data of local status'],

  'cli/run-ids-are-text': ['run ids are text in JSON'],
  'cli/watch-json-lines': [
    '--watch -o json prints JSON lines and a closing envelope',
    'cli/src/commands/run-launch.test.ts: is lines of JSON and a closing envelope with -o json',
  ],
  'cli/logs-json-lines': ['logs -o json prints JSON lines'],
  'cli/watch-retries': [
    'each retry is told',
    'cli/src/commands/run-launch.test.ts: tells its retries',
  ],
  'cli/alerts': [
    'an ALERT comes before the line of a fatal failure',
    'runs/src/logs/alert.test.ts: not %s',
    'cli/src/commands/run-launch.test.ts: that fails is a failure',
  ],
  'cli/node-labels': ['lines are labelled under --node all, of several nodes only'],
  'cli/text-errors': [
    'a text error has its place, the source line, a marker, and a count at the end',
  ],
  'cli/not-yet-supported': [
    'what is not built says so by its name',
    'workspace/src/auth/resolve.test.ts: a kind that is not built is named',
  ],
  'cli/message-file-not-set': ['required flag(s) "file" not set, to the letter'],
  'cli/message-submitted': ['the lines of a launch are to the letter'],
  'cli/watch-interrupted': [
    'an interrupt stops the following, never the run, and says how to look again',
  ],
  'cli/second-interrupt': [
    'a second interrupt ends at once',
    'cli/src/session.test.ts: a first Ctrl-C asks the work to stop, a second one ends the process',
  ],
  'cli/closed-pipe': ['a pipe that closes ends the program quietly'],
} satisfies Page;
