import type { ConfigInFile, WorkspaceCheck } from '@air/submit';
import type { Issue } from '@air/validate';

import type { Session } from '../session.ts';

/** Asks a workspace what is wrong with configs. Signs in for the first one: where all are wrong anyway nobody has to. */
export function askServer(
  session: Session,
  signal: AbortSignal,
): (config: ConfigInFile) => Promise<readonly Issue[]> {
  let opened: Promise<WorkspaceCheck> | undefined;
  return async (config) => {
    const { planCheck } = await import('../remote.ts');
    const plan = await planCheck({ ...config, env: session.host.env });
    opened ??= openOnce(session, signal);
    const check = await opened;
    return (await check(plan)).issues;
  };
}

async function openOnce(session: Session, signal: AbortSignal): Promise<WorkspaceCheck> {
  const { openCheck } = await import('../remote.ts');
  return openCheck(await session.workspace(), { signal });
}
