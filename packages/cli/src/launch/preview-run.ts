import { sourceOf } from '@air/submit/plan';
import type { ConfigInFile, LaunchPreview } from '@air/submit/plan';

import { cacheFolder } from '../cache-folder.ts';
import type { Session } from '../session.ts';
import { readingProgress } from './code-progress.ts';
import { codeSummary } from './code-summary.ts';
import type { CodeSummary } from './code-summary.ts';

/** What a launch would do, and the code that it would pack. */
export interface RunPreview extends LaunchPreview {
  readonly snapshot: CodeSummary | undefined;
}

/** What a launch would do. Asks the workspace only when told to; throws where a launch would stop on this machine. */
export async function previewRun(
  session: Session,
  loaded: ConfigInFile,
  { server }: { readonly server: boolean },
): Promise<RunPreview> {
  const { host, output } = session;
  const remote = await import('../remote.ts');
  return session.interruptible(async (signal) => {
    const plan = await remote.planLaunch(
      { ...loaded, env: host.env },
      { cacheFolder: cacheFolder(host.env), signal },
    );
    for (const { file, text, issue } of plan.warnings) output.warn([issue], { file, text });
    const code = await remote.launchCode(plan, { signal, onProgress: readingProgress(output) });
    output.warn(code?.warnings ?? [], sourceOf(loaded));
    const workspace = server ? await session.workspace() : undefined;
    const place =
      workspace === undefined
        ? remote.placeOffline(plan, host.env)
        : await remote.placeOnWorkspace(workspace, plan, { signal });
    const onWorkspace = workspace && code && (await remote.findCode(workspace, code, { signal }));
    const snapshot = code && codeSummary(code, { onWorkspace });
    return { ...remote.previewLaunch(plan, place, code), snapshot };
  });
}
