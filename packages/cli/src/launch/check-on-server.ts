import type { ConfigInFile } from '@air/submit/plan';

import type { Session } from '../session.ts';

/** Has the workspace check a config that nobody launches. Throws what it finds, or that it gave no verdict. */
export async function checkOnServer(
  session: Session,
  loaded: ConfigInFile,
  { idempotencyKey }: { readonly idempotencyKey: string | undefined },
): Promise<void> {
  const { checkOnWorkspace, planCheck } = await import('../remote.ts');
  const plan = await planCheck({ ...loaded, env: session.host.env, idempotencyKey });
  await session.interruptible(async (signal) =>
    checkOnWorkspace(await session.workspace(), plan, { signal }),
  );
}
