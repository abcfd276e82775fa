import * as v from 'valibot';
import { readAccessToken } from '../store/access-token.ts';
import { readServerAddress } from '../store/server-address.ts';
import { lockHolder } from '../store/server-lock.ts';
import { controlRequest } from './control-request.ts';

/** What is known of the workspace of a state folder, from the outside. */
export type LocalStatus =
  | {
      readonly running: true;
      readonly host: string;
      readonly token: string;
      readonly pid: number;
      readonly stateDirectory: string;
      readonly activeRuns: number;
    }
  | {
      readonly running: false;
      readonly host: undefined;
      readonly token: undefined;
      readonly pid: undefined;
      readonly stateDirectory: string;
      readonly activeRuns: 0;
    };

const statusAnswer = v.object({ pid: v.number(), active_runs: v.number() });

/** Asks the server itself, if it lives: an address that a crash has left behind can be that of anything. */
export async function localWorkspaceStatus(stateDirectory: string): Promise<LocalStatus> {
  const address = await readServerAddress(stateDirectory);
  const token = await readAccessToken(stateDirectory);
  if (address && token && (await lockHolder(stateDirectory)) === address.pid) {
    const { host, pid } = address;
    const answer = await controlRequest({ host, token }, 'GET', '/local/status');
    const status = v.safeParse(statusAnswer, answer);
    if (status.success && status.output.pid === pid) {
      const activeRuns = status.output.active_runs;
      return { running: true, host, token, pid, stateDirectory, activeRuns };
    }
  }
  const unknown = { host: undefined, token: undefined, pid: undefined } as const;
  return { running: false, ...unknown, stateDirectory, activeRuns: 0 };
}
