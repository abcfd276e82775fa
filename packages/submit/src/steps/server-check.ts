import { formatPath } from '@air/validate';
import type { Issue, RunDocument } from '@air/validate';
import { checkConfig, WorkspaceError } from '@air/workspace';
import type { CallOptions, ConfigProblem, Workspace, WorkspaceErrorCode } from '@air/workspace';
import { sourceOf } from '../checks/config-in-file.ts';
import { configIssue } from '../checks/config-issue.ts';
import { configPath } from '../checks/config-path.ts';
import { SubmitError } from '../errors.ts';
import { inContext } from '../in-context.ts';
import { configCheckBody } from '../plan/config-check-body.ts';
import type { CheckPlan } from '../plan/plan-check.ts';
import { eitherSignal } from './either-signal.ts';

const longestWaitMs = 5000;

/** What the workspace finds wrong with a config, each at its place in the user's file. */
export interface Verdict {
  readonly issues: readonly Issue[];
}

/** Why the workspace's check said neither yes nor no. */
interface NoVerdict {
  readonly reason: string;
  readonly cause: unknown;
}

/** Has the workspace check a config (launch.md, step 3). Throws when it refuses to look. */
export async function askVerdict(
  workspace: Workspace,
  plan: CheckPlan,
  launchDirectory: string,
  { signal }: CallOptions,
): Promise<Verdict | NoVerdict> {
  const limit = AbortSignal.timeout(longestWaitMs);
  try {
    const problems = await checkConfig(workspace, configCheckBody(plan, launchDirectory), {
      signal: eitherSignal(limit, signal),
      tries: 1,
    });
    return { issues: problems.map((problem) => issueOf(problem, plan.document)) };
  } catch (error) {
    signal?.throwIfAborted();
    if (isNoVerdict(error)) return { reason: error.message, cause: error };
    if (limit.aborted && error === limit.reason) {
      return { reason: `no answer within ${longestWaitMs / 1000} seconds`, cause: error };
    }
    throw inContext(error, 'the workspace did not check the config');
  }
}

/** The same for a launch, which stops with everything that is wrong, and goes on without a verdict. */
export async function serverCheck(
  workspace: Workspace,
  plan: CheckPlan,
  launchDirectory: string,
  options: CallOptions,
): Promise<NoVerdict | undefined> {
  const verdict = await askVerdict(workspace, plan, launchDirectory, options);
  if (!('issues' in verdict)) return verdict;
  refuseWith(verdict, plan);
  return undefined;
}

/** Throws what is wrong, if anything is. */
export function refuseWith({ issues }: Verdict, plan: CheckPlan): void {
  if (issues.length === 0) return;
  const told = issues.map(({ message }) => message).join('\n');
  throw new SubmitError('config-refused', told, { issues, source: sourceOf(plan) });
}

/** What a launch says when it goes on without a verdict. */
export function noVerdictWarning({ reason }: NoVerdict): Issue {
  return {
    code: 'validation-unavailable',
    kind: 'rule',
    severity: 'warning',
    path: [],
    message: `the workspace gave no verdict on the config before the launch: ${reason}`,
    hint: 'The launch goes on: submission checks the config again.',
    range: undefined,
    override: undefined,
    related: [],
  };
}

/**
 * The service is not there, not enabled, busy or broken: submission checks the config again. A sign-in that fails, a 403
 * and a 400, whatever its code, are a verdict.
 */
export function isNoVerdict(error: unknown): error is WorkspaceError {
  if (!(error instanceof WorkspaceError)) return false;
  const { code, status, errorCode } = error;
  return errorCode === 'FEATURE_DISABLED' || (status !== 400 && saysNothing.has(code));
}

const saysNothing: ReadonlySet<WorkspaceErrorCode> = new Set([
  'conflict',
  'not-found',
  'rejected',
  'unavailable',
  'unexpected-answer',
]);

function issueOf({ path: sent, message, code }: ConfigProblem, document: RunDocument): Issue {
  const path = configPath(sent, document) ?? [];
  const named = path.length > 0 ? formatPath(path) : sent;
  return configIssue(document, {
    code: 'refused-by-workspace',
    severity: 'error',
    path,
    message: named === '' || message.includes(named) ? message : `${named}: ${message}`,
    hint: code === undefined ? undefined : `The workspace's own code for it is ${code}.`,
  });
}
