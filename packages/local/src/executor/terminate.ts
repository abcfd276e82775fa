import { hasCode } from '../has-code.ts';
import { isAlive } from '../process-identity.ts';
import type { ProcessIdentity } from '../process-identity.ts';

/** Sends a signal to all processes of a group; a group that is gone is fine. */
export function signalGroup(group: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-group, signal);
  } catch (error) {
    // EPERM is what macOS says when only zombies are left.
    if (!hasCode(error, 'ESRCH', 'EPERM')) throw error;
  }
}

/** Ends the groups that a server which was killed has left behind. */
export async function killLeftovers(leaders: readonly ProcessIdentity[]): Promise<void> {
  for (const leader of leaders) {
    if (await isAlive(leader)) signalGroup(leader.pid, 'SIGKILL');
  }
}
