import type { LaunchPreview } from '@air/submit';

import type { LoadedConfig } from '../config/load-config.ts';
import type { Session } from '../session.ts';

/** What a launch would do. Asks the workspace only when told to; throws where a launch would stop on this machine. */
export async function previewRun(
  session: Session,
  loaded: LoadedConfig,
  { server }: { readonly server: boolean },
): Promise<LaunchPreview> {
  const { host, output } = session;
  const { placeOffline, placeOnWorkspace, planLaunch, previewLaunch } = await session.remote();
  const plan = await planLaunch({ ...loaded, env: host.env });
  for (const { file, text, issue } of plan.warnings) output.warn([issue], { file, text });
  if (!server) return previewLaunch(plan, placeOffline(plan, host.env));
  return session.interruptible(async (signal) => {
    const workspace = await session.workspace();
    return previewLaunch(plan, await placeOnWorkspace(workspace, plan, { signal }));
  });
}
