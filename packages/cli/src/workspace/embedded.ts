import {
  ensureLocalWorkspace,
  localStateDirectory,
  localWorkspaceStatus,
  pruneLocalWorkspace,
  stopLocalWorkspace,
} from '@air/local';
import type { LocalAddress, LocalStatus, Pruned, StoppedWorkspace } from '@air/local';

import type { Host } from '../host.ts';

/** What is known of the embedded workspace of this machine. */
export function embeddedStatus(host: Host): Promise<LocalStatus> {
  return localWorkspaceStatus(stateDirectory(host));
}

/** The embedded workspace, started in the background if none is up. `keep` has it stay when it is idle. */
export function startEmbedded(host: Host, { keep = false } = {}): Promise<LocalAddress> {
  return ensureLocalWorkspace({
    stateDirectory: stateDirectory(host),
    serverEntry: host.serverEntry,
    env: host.env,
    ...(keep && { idleSeconds: Number.POSITIVE_INFINITY }),
  });
}

/** Ends the embedded workspace, and the runs that go on there. */
export function stopEmbedded(host: Host): Promise<StoppedWorkspace> {
  return stopLocalWorkspace(stateDirectory(host));
}

/** Removes what ended runs left, whether the embedded workspace is up or not. */
export function pruneEmbedded(host: Host): Promise<Pruned> {
  return pruneLocalWorkspace(stateDirectory(host));
}

function stateDirectory(host: Host): string {
  return localStateDirectory(host.env, host.homeDirectory());
}
