import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
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

/** Whether a process of the group still runs. Where the system does not tell, one that waits to be buried counts. */
export async function isGroupAlive(group: number): Promise<boolean> {
  try {
    process.kill(-group, 0);
  } catch {
    return false;
  }
  if (process.platform !== 'linux') return true;
  // Without a careful process 1, as in many containers, the dead are not buried.
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(pids.map(async (pid) => readProc(Number(pid))));
  return found.some((process) => process?.group === group);
}

async function startTimeFromProc(pid: number): Promise<string | undefined> {
  return (await readProc(pid))?.startTime;
}

interface ProcStat {
  readonly group: number;
  /** Ticks since the machine started. */
  readonly startTime: string | undefined;
}

/** Fields 5 and 22 of proc(5)'s stat, unless the process only waits to be buried. Field 2 may hold anything. */
async function readProc(pid: number): Promise<ProcStat | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const [state = '', , group, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const isZombie = state === '' || state === 'Z' || state === 'X';
  return isZombie ? undefined : { group: Number(group), startTime: fields[16] };
}

async function startTimeFromPs(pid: number): Promise<string | undefined> {
  const started = await run('ps', ['-o', 'lstart=', '-p', String(pid)]).catch(() => undefined);
  return started?.stdout.trim() || undefined;
}
