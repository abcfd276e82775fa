import type { Page } from './clause.ts';

/** local.md */
export const local = {
  'local/run': ['run --local starts a workspace, follows the logs and ends with the outcome'],
  'local/interrupt': ['an interrupt leaves the run going'],
  'local/idle': [
    'a server ends by itself some time after its last run',
    'local/src/lifecycle/lifecycle.test.ts: a workspace ends by itself some time after its last run',
    'local/src/lifecycle/idle-seconds.test.ts: a server stays for 10 minutes unless AIR_LOCAL_IDLE_SECONDS says otherwise',
  ],
  'local/up-down': ['up, status and down keep one'],
  'local/profile': [
    '-p local addresses the one that is up',
    'cli/src/commands/local/local.test.ts: the one that is up answers to -p local',
  ],
  'local/profile-namesake': [
    "a profile of that name in the user's file is an error that says so",
    "cli/src/commands/local/local.test.ts: a profile of the user's own that is called local is refused",
  ],
  'local/state-folder': [
    'the state is where AIR_LOCAL_HOME says, else in the state folder of the user',
    'local/src/store/state-directory.test.ts: AIR_LOCAL_HOME wins over XDG_STATE_HOME, and that over the home directory',
  ],
  'local/secrets-file': [
    'a secrets file that others can read is refused',
    'local/src/store/secrets.test.ts: a file of mode ${mode.toString(8)} is refused',
  ],
  'local/node-variables': [
    'a node gets the variables of the platform, and no others',
    'local/src/executor/node-environment.test.ts: a node gets what local.md lists, and nothing of the server but the everyday',
  ],
  'local/two-nodes': [
    'two GPU_1xA10 are two nodes',
    'local/src/executor/executor.test.ts: two GPU_1xA10 are two nodes, and the master waits where it says',
  ],
  'local/code': [
    'every node and attempt gets the code anew',
    'local/src/executor/extract-code.test.ts: every node and attempt gets the code anew, and starts beside it',
  ],
  'local/most-nodes': [
    'a run has at most 16 nodes',
    'local/src/server/routes/config-check.test.ts: everything that a submit would refuse is told with its path',
  ],
  'local/containers': [
    'each container runs on its own nodes',
    'local/src/executor/executor.test.ts: each container runs on its own nodes, with its own command, variables and parameters',
  ],
  'local/retries': [
    'a retry is a fresh attempt',
    'local/src/executor/executor.test.ts: a command that fails is tried again in a fresh folder, as a new attempt',
  ],
  'local/time-limit': [
    'the time limit is for the whole run',
    'local/src/executor/executor.test.ts: the time limit ends a run over all its attempts',
  ],
  'local/cancel': [
    'a cancel ends the whole process group, then kills it',
    'local/src/executor/executor.test.ts: cancel kills a group that does not listen, grandchildren too',
  ],
  'local/logs': [
    'output is captured per node and attempt, in order, and served by both log APIs',
    'local/src/server/routes/training.test.ts: attempts have logs of their own, and the latest is shown unless told',
    'local/src/server/routes/mlflow.test.ts: log chunks are listed, and read from a signed address without the token',
  ],
  'local/line-times': [
    'each line has a time of its own, in order',
    'local/src/store/node-log.test.ts: every line has a later time than the one before',
  ],
  'local/restart': [
    'state survives a restart',
    'local/src/server/routes/jobs.test.ts: a token keeps its run when the workspace starts again',
  ],
  'local/loopback': [
    'nothing listens beyond 127.0.0.1, and every request needs the token',
    'local/src/server/serve.test.ts: nothing listens beyond the loopback interface',
  ],
  'local/redaction': [
    'values of secrets are replaced in captured output',
    'local/src/executor/node-environment.test.ts: secrets come from secrets.yaml as they are written there, and stay out of the logs',
  ],
  'local/faults': [
    'faults can be asked for by route and count',
    'local/src/server/serve.test.ts: a fault answers in place of the workspace, as often as it is asked to',
  ],
} satisfies Page;
