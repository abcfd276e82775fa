import { formatPath } from '@air/validate';
import type { Issue, RunDocument } from '@air/validate';
import { checkConfig, WorkspaceError } from '@air/workspace';
import type { CallOptions, ConfigProblem, Workspace } from '@air/workspace';
import { configPath } from '../checks/config-path.ts';
import { placeOf } from '../checks/place-of.ts';
import { configCheckBody } from '../config-check-body.ts';
import { SubmitError } from '../errors.ts';
import type { CheckPlan } from '../plan-check.ts';
import { inContext } from './in-context.ts';

const longestWaitMs = 5000;

/** Why the workspace's check said neither yes nor no. */
export interface NoVerdict {
  readonly reason: string;
  readonly cause: unknown;
}

/**
 * Has the workspace check a config (launch.md, step 3). Throws when it finds something wrong, with all of it at its place
 * in the user's file, or refuses to look. Without a verdict it tells why.
 */
export async function serverCheck(
  workspace: Workspace,
  plan: CheckPlan,
  launchDirectory: string,
  { signal }: CallOptions,
): Promise<NoVerdict | undefined> {
  const limit = AbortSignal.timeout(longestWaitMs);
  try {
    const problems = await checkConfig(workspace, configCheckBody(plan, launchDirectory), {
      signal: signal === undefined ? limit : AbortSignal.any([limit, signal]),
      tries: 1,
    });
    if (problems.length > 0) throw refused(problems, plan);
    return undefined;
  } catch (error) {
    signal?.throwIfAborted();
    if (isNoVerdict(error)) return { reason: error.message, cause: error };
    if (limit.aborted && error === limit.reason) {
      return { reason: `no answer within ${longestWaitMs / 1000} seconds`, cause: error };
    }
    throw inContext(error, 'the workspace did not check the config');
  }
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

/** The service is not there, not enabled, busy or broken: submission checks the config again. */
export function isNoVerdict(error: unknown): error is WorkspaceError {
  if (!(error instanceof WorkspaceError)) return false;
  const { code, errorCode } = error;
  if (errorCode === 'FEATURE_DISABLED') return true;
  return code === 'unavailable' || code === 'not-found' || code === 'unexpected-answer';
}

function refused(
  problems: readonly ConfigProblem[],
  { document, configFile }: CheckPlan,
): SubmitError {
  const issues = problems.map((problem) => issueOf(problem, document));
  const told = issues.map(({ message }) => message).join('\n');
  return new SubmitError('config-refused', told, {
    issues,
    source: { file: configFile, text: document.text },
  });
}

function issueOf({ path: sent, message, code }: ConfigProblem, document: RunDocument): Issue {
  const path = configPath(sent) ?? [];
  const named = path.length > 0 ? formatPath(path) : sent;
  return {
    code: 'refused-by-workspace',
    kind: 'rule',
    severity: 'error',
    path,
    message: named === '' || message.includes(named) ? message : `${named}: ${message}`,
    hint: code === undefined ? undefined : `The workspace's own code for it is ${code}.`,
    ...placeOf(document, path),
    related: [],
  };
}
