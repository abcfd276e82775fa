import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A process that cannot be mistaken for a later one with the same id. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly startTime: string;
}

/** Tells a process apart from every later one with its id; undefined when it has ended. */
export async function identifyProcess(pid: number): Promise<ProcessIdentity | undefined> {
  const startTime =
    process.platform === 'linux' ? await startTimeFromProc(pid) : await startTimeFromPs(pid);
  return startTime === undefined ? undefined : { pid, startTime };
}

/** Whether the very process still lives. */
export async function isAlive({ pid, startTime }: ProcessIdentity): Promise<boolean> {
  return (await identifyProcess(pid))?.startTime === startTime;
}

/** Field 22 of proc(5)'s stat: ticks since the machine started. The command in field 2 may hold anything. */
async function startTimeFromProc(pid: number): Promise<string | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const isZombie = state === 'Z' || state === 'X';
  return isZombie ? undefined : fields[18];
}

async function startTimeFromPs(pid: number): Promise<string | undefined> {
  const started = await run('ps', ['-o', 'lstart=', '-p', String(pid)]).catch(() => undefined);
  return started?.stdout.trim() || undefined;
}
