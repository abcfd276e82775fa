import { submitJobRun, WorkspaceError } from '@air/workspace';
import type { CallOptions, SubmitBody, Workspace } from '@air/workspace';
import { inContext } from './in-context.ts';

/** Starts the run. Where the answer leaves it open whether it exists, the error says so and names the key. */
export async function submit(
  workspace: Workspace,
  body: SubmitBody,
  options: CallOptions,
): Promise<{ readonly runId: string }> {
  try {
    return await submitJobRun(workspace, body, options);
  } catch (error) {
    throw error instanceof WorkspaceError && error.inDoubt
      ? inContext(
          error,
          'the run may exist, but its id did not arrive',
          sameKeyHint(body.idempotency_token),
        )
      : inContext(error, 'the run was not submitted');
  }
}

/** How to find out whether a run exists, without starting a second one. */
export function sameKeyHint(token: string): string {
  return `Launch again with --idempotency-key ${token}: the same key never starts a second run.`;
}
