import { setTimeout as delay } from 'node:timers/promises';
import type { Permission } from '@air/schema';
import type { Issue } from '@air/validate';
import { addPermissions, getRun, getRunOutput } from '@air/workspace';
import type { AccessEntry, CallOptions, JobRun, Workspace } from '@air/workspace';
import { configIssue } from '../checks/config-issue.ts';
import type { CheckPlan } from '../plan/plan-check.ts';
import { eitherSignal } from './either-signal.ts';

const pauseMs = 100;
const longestExperimentWaitMs = 2000;

/** The run is out, and whoever launched it waits. */
const longestGrantMs = 30_000;

export interface GrantOptions extends CallOptions {
  /** All of it together, in milliseconds; 30 seconds unless told. */
  readonly timeLimit?: number | undefined;
  /** Told what could not be granted, and why. */
  readonly onWarning?: ((warning: Issue) => void) | undefined;
}

/**
 * Grants a config's permissions on the job and the experiment of a run that exists, as far as possible: a failure is a
 * warning (launch.md, step 10). Throws the reason of an aborted signal, after it has told what was not granted.
 */
export async function grantPermissions(
  workspace: Workspace,
  { config, document }: Pick<CheckPlan, 'config' | 'document'>,
  runId: string,
  { onWarning, signal, timeLimit = longestGrantMs }: GrantOptions = {},
): Promise<void> {
  const { permissions = [] } = config;
  if (permissions.length === 0) return;
  const limit = AbortSignal.timeout(timeLimit);
  const options = { signal: eitherSignal(limit, signal) };
  const attempt = async (object: string, grant: () => Promise<void>): Promise<void> => {
    try {
      await grant();
    } catch (error) {
      const isLate = error === limit.reason;
      const told = error instanceof Error ? error.message : String(error);
      const reason = isLate ? `no answer within ${timeLimit / 1000} seconds` : told;
      onWarning?.(notGranted(`the permissions on ${object} were not granted: ${reason}`));
    }
  };
  const notGranted = (message: string): Issue =>
    configIssue(document, {
      code: 'permissions-not-granted',
      severity: 'warning',
      path: ['permissions'],
      message,
      hint: `The run exists. Its permissions can be set on its page: ${workspace.host}/jobs/runs/${runId}`,
    });

  await attempt(`run ${runId}`, async () => {
    const run = await getRun(workspace, runId, options);
    await Promise.all([
      attempt('the job', async () => grantOnJob(workspace, run, permissions, options)),
      attempt('the experiment', async () =>
        grantOnExperiment(workspace, run, permissions, options),
      ),
    ]);
  });
  signal?.throwIfAborted();
}

async function grantOnJob(
  workspace: Workspace,
  { runId, jobId }: JobRun,
  permissions: readonly Permission[],
  options: CallOptions,
): Promise<void> {
  if (jobId === undefined) throw new Error(`the workspace names no job for run ${runId}`);
  const entries = permissions.map((permission) => entry(permission, permission.level));
  await addPermissions(workspace, { type: 'jobs', id: jobId }, entries, options);
}

/** What a level on a run means on its experiment. */
const experimentLevels: ReadonlyMap<string, string> = new Map([
  ['CAN_VIEW', 'CAN_READ'],
  ['CAN_MANAGE_RUN', 'CAN_EDIT'],
  ['CAN_MANAGE', 'CAN_MANAGE'],
  ['IS_OWNER', 'CAN_MANAGE'],
]);

async function grantOnExperiment(
  workspace: Workspace,
  run: JobRun,
  permissions: readonly Permission[],
  options: CallOptions,
): Promise<void> {
  const entries = permissions.flatMap((permission) => {
    const level = experimentLevels.get(permission.level);
    return level === undefined ? [] : [entry(permission, level)];
  });
  if (entries.length === 0) return;
  const id = await experimentOf(workspace, run, options);
  await addPermissions(workspace, { type: 'experiments', id }, entries, options);
}

/** The experiment of a run, which the platform names only some time after the run is there. */
async function experimentOf(
  workspace: Workspace,
  run: JobRun,
  { signal }: CallOptions,
): Promise<string> {
  const limit = AbortSignal.timeout(longestExperimentWaitMs);
  const options = {
    signal: eitherSignal(limit, signal),
    tries: 1,
  };
  let why = 'the workspace does not name it yet';
  for (let latest = run; !options.signal.aborted; await pause(options.signal)) {
    try {
      if (latest.tasks.length === 0) latest = await getRun(workspace, run.runId, options);
      const task = latest.tasks.at(-1);
      const output = task && (await getRunOutput(workspace, task.runId, options));
      if (output?.mlflowExperimentId !== undefined) return output.mlflowExperimentId;
    } catch (error) {
      if (!options.signal.aborted && error instanceof Error) why = error.message;
    }
  }
  signal?.throwIfAborted();
  throw new Error(why);
}

async function pause(signal: AbortSignal): Promise<void> {
  await delay(pauseMs, undefined, { signal }).catch(() => undefined);
}

function entry(
  { user_name, group_name, service_principal_name }: Permission,
  level: string,
): AccessEntry {
  return {
    ...(user_name !== undefined && { user_name }),
    ...(group_name !== undefined && { group_name }),
    ...(service_principal_name !== undefined && { service_principal_name }),
    permission_level: level,
  };
}
