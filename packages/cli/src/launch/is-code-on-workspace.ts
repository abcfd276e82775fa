import { sourceOf } from '@air/submit/plan';
import type { ConfigInFile, PackedCode } from '@air/submit/plan';
import type { Workspace } from '@air/workspace';

import { codeOf } from '../output/envelope-codes.ts';
import type { Session } from '../session.ts';

/** Whoever looks at a list of files does not wait long for a workspace. */
const longestWaitMs = 5000;

/**
 * Whether the workspace has the code already. Undefined when no sign-in is configured; and when the workspace does not
 * say, which is a warning: what would be packed is known without it.
 */
export async function isCodeOnWorkspace(
  session: Session,
  code: PackedCode,
  loaded: ConfigInFile,
  signal: AbortSignal,
): Promise<boolean | undefined> {
  const workspace = await workspaceOf(session);
  if (workspace === undefined) return undefined;
  const { codeIssue, findCode } = await import('../remote.ts');
  const limit = AbortSignal.timeout(longestWaitMs);
  try {
    return await findCode(workspace, code, { signal: AbortSignal.any([signal, limit]), tries: 1 });
  } catch (error) {
    signal.throwIfAborted();
    const reason = limit.aborted ? `no answer within ${longestWaitMs / 1000} seconds` : error;
    const why = reason instanceof Error ? reason.message : String(reason);
    const message = `the workspace does not say whether it has the code: ${why}`;
    const issue = codeIssue({ code: 'code-not-looked-for', message }, loaded.document);
    session.output.warn([issue], sourceOf(loaded));
    return undefined;
  }
}

/** Undefined when nobody has configured a sign-in; one that is configured wrongly is an error, as everywhere. */
async function workspaceOf(session: Session): Promise<Workspace | undefined> {
  try {
    return await session.workspace();
  } catch (error) {
    if (session.profile === undefined && codeOf(error) === 'not-configured') return undefined;
    throw error;
  }
}
