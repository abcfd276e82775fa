import { submitJobRun, WorkspaceError } from '@air/workspace';
import type { CallOptions, SubmitBody, Workspace } from '@air/workspace';
import { inContext } from '../in-context.ts';

/** Starts the run. Where the answer leaves it open whether it exists, the error says so and names the key. */
export async function submit(
  workspace: Workspace,
  body: SubmitBody,
  options: CallOptions,
): Promise<{ readonly runId: string }> {
  try {
    return await submitJobRun(workspace, body, options);
  } catch (error) {
    if (error instanceof WorkspaceError && error.inDoubt) {
      const hint = sameKeyHint(body.idempotency_token);
      throw inContext(error, 'the run may exist, but its id did not arrive', hint);
    }
    const isTaken = error instanceof WorkspaceError && error.code === 'conflict';
    throw inContext(error, 'the run was not submitted', isTaken ? otherKeyHint : undefined);
  }
}

const otherKeyHint = 'Choose another --idempotency-key, or launch what the key was first used for.';

/** How to find out whether a run exists, without starting a second one. */
export function sameKeyHint(token: string): string {
  return `Launch again with --idempotency-key ${token}: the same key never starts a second run.`;
}
