import { userInfo } from 'node:os';
import { Executor } from './executor/executor.ts';
import type { Patience } from './executor/node-process.ts';
import { ensureAccessToken } from './store/access-token.ts';
import { RunStore } from './store/runs.ts';
import { WorkspaceFiles } from './store/workspace-files.ts';

/** What a workspace keeps and does, without the server in front of it. */
export interface WorkspaceState {
  readonly stateDirectory: string;
  readonly token: string;
  readonly userName: string;
  readonly files: WorkspaceFiles;
  readonly runs: RunStore;
  readonly executor: Executor;
}

const usualPatience: Patience = { graceMs: 5000, drainMs: 1000, retryMs: 1000 };

/** Opens a state folder that this process has locked, and ends what a killed server has left in it. */
export async function openState(
  stateDirectory: string,
  options: { readonly token?: string; readonly patience?: Partial<Patience> },
): Promise<WorkspaceState> {
  const token = await ensureAccessToken(stateDirectory, options.token);
  const userName = localUserName();
  const files = new WorkspaceFiles(stateDirectory);
  await files.prepare();
  await files.makeDirectory(`/Workspace/Users/${userName}`);
  const runs = await RunStore.open(stateDirectory);
  const patience = { ...usualPatience, ...options.patience };
  const executor = new Executor({ stateDirectory, runs, files, serverEnv: process.env, patience });
  await executor.recover();
  return { stateDirectory, token, userName, files, runs, executor };
}

/** As on the platform, the name looks like an address. */
function localUserName(): string {
  return `${accountName().replaceAll(/[^A-Za-z0-9._-]/g, '_')}@localhost`;
}

function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    // A container can run under a number that no account has.
    return 'user';
  }
}
