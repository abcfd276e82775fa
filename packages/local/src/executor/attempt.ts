import { join } from 'node:path';
import type { ProcessIdentity } from '../process-identity.ts';
import { reasonOf } from '../reason-of.ts';
import type { NodeLogWriter } from '../store/node-log-writer.ts';
import { Redactor } from '../store/redact.ts';
import type { RunLogs } from '../store/run-logs.ts';
import type { RunRecord } from '../store/run-record.ts';
import type { Env } from '../store/state-directory.ts';
import { nodeLayout } from '../store/submission.ts';
import type { WorkspaceFiles } from '../store/workspace-files.ts';
import { couldNotStart } from './could-not-start.ts';
import { fillNodeFolder } from './fill-node-folder.ts';
import { freePort } from './free-port.ts';
import type { LaunchInput } from './launch-input.ts';
import { nodeEnvironment } from './node-environment.ts';
import { NodeProcess } from './node-process.ts';
import type { NodeExit, Patience } from './node-process.ts';
import { notices } from './notices.ts';
import { signalGroup } from './terminate.ts';
import type { Watchdog } from './watchdog.ts';

export interface AttemptOptions {
  readonly run: RunRecord;
  readonly number: number;
  /** By rank. */
  readonly inputs: readonly LaunchInput[];
  readonly runDirectory: string;
  readonly files: WorkspaceFiles;
  readonly logs: RunLogs;
  readonly watchdog: Watchdog;
  readonly serverEnv: Env;
  readonly patience: Patience;
  readonly signal: AbortSignal;
  /** Called with the leaders of the nodes' groups before any command begins. */
  readonly onStarted: (nodes: readonly ProcessIdentity[]) => Promise<void>;
}

interface NodePlan {
  readonly rank: number;
  readonly input: LaunchInput;
  readonly log: NodeLogWriter;
}

/** Runs the command once on every node. Undefined when all succeeded, else what failed first, in a sentence. */
export async function runAttempt(options: AttemptOptions): Promise<string | undefined> {
  const { inputs } = options;
  const redactor = new Redactor(inputs.flatMap(({ secrets }) => Object.values(secrets)));
  const plans: NodePlan[] = [];
  try {
    for (const [rank, input] of inputs.entries()) {
      const log = await options.logs.begin(options.number, rank, redactor);
      plans.push({ rank, input, log });
    }
    for (const line of notices(options.run.submission)) {
      await plans[0]?.log.append(Buffer.from(line));
    }
    return (await runNodes(options, plans)) ?? (await endLogs(plans));
  } catch (error) {
    if (!options.signal.aborted) {
      await plans[0]?.log.append(Buffer.from(`air local: ${couldNotStart(error)}\n`));
    }
    throw error;
  } finally {
    await endLogs(plans);
  }
}

/** Closes those that are open. What could not be written is a failure of its node. */
async function endLogs(plans: readonly NodePlan[]): Promise<string | undefined> {
  const ends = await Promise.allSettled(plans.map(async ({ log }) => log.close()));
  const rank = ends.findIndex(({ status }) => status === 'rejected');
  const end = ends[rank];
  return end?.status === 'rejected' ? lostOutput(rank, end.reason) : undefined;
}

function lostOutput(rank: number, error: unknown): string {
  return `The output of node ${rank} was lost: ${reasonOf(error)}.`;
}

async function runNodes(
  options: AttemptOptions,
  plans: readonly NodePlan[],
): Promise<string | undefined> {
  const nodes: NodeProcess[] = [];
  try {
    const masterPort = await freePort();
    for (const plan of plans) nodes.push(await startNode(options, plan, masterPort));
    await options.onStarted(nodes.map(({ identity }) => identity));
    await Promise.all(nodes.map(async ({ identity }) => options.watchdog.add(identity.pid)));
  } catch (error) {
    for (const { identity } of nodes) signalGroup(identity.pid, 'SIGKILL');
    await Promise.allSettled(nodes.map(async ({ ended }) => ended));
    throw error;
  }
  try {
    return await untilEnded(nodes, options.signal);
  } finally {
    await Promise.all(nodes.map(async ({ identity }) => options.watchdog.remove(identity.pid)));
  }
}

/** Nodes stand or fall together: the first that fails ends the others. */
async function untilEnded(
  nodes: readonly NodeProcess[],
  signal: AbortSignal,
): Promise<string | undefined> {
  let failure: string | undefined;
  const stopAll = (): void => {
    for (const node of nodes) node.stop();
  };
  const failed = (message: string): void => {
    failure ??= message;
    stopAll();
  };
  signal.addEventListener('abort', stopAll);
  if (signal.aborted) stopAll();
  else for (const node of nodes) node.begin();
  await Promise.all(
    nodes.map(async ({ ended }, rank) => {
      try {
        const exit = await ended;
        if (exit.code !== 0) failed(`Node ${rank} ${describe(exit)}.`);
      } catch (error) {
        failed(lostOutput(rank, error));
      }
    }),
  );
  signal.removeEventListener('abort', stopAll);
  return failure;
}

async function startNode(
  { run, number, runDirectory, files, serverEnv, patience, signal }: AttemptOptions,
  { rank, input, log }: NodePlan,
  masterPort: number,
): Promise<NodeProcess> {
  const { submission, mlflowRunId } = run;
  const directory = join(runDirectory, `attempt_${number}`, `node_${rank}`);
  const codeArchive = submission.tasks[0].ai_runtime_task.code_source_path;
  const paths = await fillNodeFolder({ directory, input, files, codeArchive, signal });
  const place = { ...nodeLayout(submission), rank, masterPort, mlflowRunId, ...paths };
  const environment = nodeEnvironment(place, input, serverEnv);
  return NodeProcess.start({ directory, environment, log, patience });
}

function describe({ code, signal }: NodeExit): string {
  return signal === null ? `ended with exit status ${code}` : `was ended by ${signal}`;
}
