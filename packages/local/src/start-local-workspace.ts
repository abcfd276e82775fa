import { LocalError } from './errors.ts';
import type { Patience } from './executor/node-process.ts';
import { openState } from './open-state.ts';
import { RunningWorkspace } from './running-workspace.ts';
import type { Fault } from './server/fault.ts';
import type { RecordedRequest } from './server/request-log.ts';
import type { LocalPool } from './server/routes/pools.ts';
import type { LocalUsagePolicy } from './server/routes/usage-policies.ts';
import type { LocalImage } from './store/images.ts';
import { readServerAddress } from './store/server-address.ts';
import { lockStateDirectory } from './store/server-lock.ts';
import { prepareStateDirectory } from './store/state-directory.ts';

export interface LocalWorkspaceOptions {
  readonly stateDirectory: string;
  /** The port of last time if it is free, unless told. */
  readonly port?: number;
  /** Ends by itself after so long without a run or a request; never unless told. */
  readonly idleSeconds?: number;
  /** Kept in the state folder; the one that is there, or a random one, unless told. */
  readonly token?: string;
  readonly faults?: readonly Fault[];
  readonly patience?: Partial<Patience>;
  /** The usage policies there are; unless told, one of any name that is asked for. */
  readonly usagePolicies?: readonly LocalUsagePolicy[];
  /** The custom images there are; unless told, every image is registered. */
  readonly images?: readonly LocalImage[];
  /** The pools of reserved GPUs; unless told, pools are not enabled. */
  readonly pools?: readonly LocalPool[];
}

/** An embedded workspace that runs in this process. */
export interface LocalWorkspace {
  /** `http://127.0.0.1:<port>` */
  readonly host: string;
  readonly token: string;
  readonly stateDirectory: string;
  /** Settles when the workspace has ended: closed, shut down or idle. */
  readonly closed: Promise<void>;
  addFault(fault: Fault): void;
  clearFaults(): void;
  /** The latest requests, oldest first. */
  requests(): readonly RecordedRequest[];
  /** Cancels what runs, and returns when all of it is written down and no process is left. */
  close(): Promise<void>;
}

/** Starts a workspace in this process. It takes requests when this returns. */
export async function startLocalWorkspace(options: LocalWorkspaceOptions): Promise<LocalWorkspace> {
  const { stateDirectory, idleSeconds = Number.POSITIVE_INFINITY } = options;
  const { usagePolicies, images, pools } = options;
  await prepareStateDirectory(stateDirectory);
  const lock = await lockStateDirectory(stateDirectory);
  if (!lock) {
    throw new LocalError('state-folder-in-use', `a workspace runs already in ${stateDirectory}`, {
      hint: 'Use that one, or end it with: air local down',
    });
  }
  try {
    const workspace = new RunningWorkspace(await openState(stateDirectory, options), lock, {
      idleSeconds,
      usagePolicies,
      images,
      pools,
    });
    for (const fault of options.faults ?? []) workspace.addFault(fault);
    const port = options.port ?? (await portOfLastTime(stateDirectory));
    try {
      await workspace.listen(port, options.port === undefined);
    } catch (cause) {
      await workspace.close();
      throw new LocalError('port-unusable', `port ${port} of 127.0.0.1 cannot be used`, { cause });
    }
    return workspace;
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** A client that followed a run when the server was killed finds it again. */
async function portOfLastTime(stateDirectory: string): Promise<number> {
  const address = await readServerAddress(stateDirectory);
  return address ? Number(new URL(address.host).port) : 0;
}
