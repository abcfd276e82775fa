import { mkdir, readdir, readlink, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { hasCode } from '../has-code.ts';
import { identifyProcess, isAlive } from '../process-identity.ts';

const holder = v.object({ pid: v.number(), startTime: v.string() });

/** What the link of a folder that was given back says. */
const nobody = 'nobody';

export interface StateLock {
  /** False once the folder has been taken away, and perhaps made anew by another process. */
  isHeld(): Promise<boolean>;
  /** Gives the folder back before the process ends. */
  release(): Promise<void>;
}

/**
 * Takes a state folder for this process, for as long as it lives. Undefined when a living process has it.
 *
 * `lock/` holds one numbered link a holder, whose target says who that is: it is made whole, by one alone, and also where the
 * disk is full. Who finds the holder of the highest number dead makes the next number, and looks again whether it is the
 * highest. The last link is never removed, so a slow starter cannot begin again at 1.
 */
export async function lockStateDirectory(stateDirectory: string): Promise<StateLock | undefined> {
  const directory = lockDirectory(stateDirectory);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const self = await identifyProcess(process.pid);
  if (!self) throw new Error('this process is not to be found');
  const claim = JSON.stringify(self);
  for (;;) {
    const highest = await highestNumber(directory);
    if ((await holderOf(directory, highest)) !== undefined) return undefined;
    const mine = highest + 1;
    if (!(await made(directory, mine, claim))) continue;
    if ((await highestNumber(directory)) === mine) {
      await removeBelow(directory, mine);
      const isHeld = async (): Promise<boolean> => (await targetOf(directory, mine)) === claim;
      const release = async (): Promise<void> => {
        if (!(await isHeld())) return;
        await made(directory, mine + 1, nobody);
        await removeBelow(directory, mine + 1);
      };
      return { isHeld, release };
    }
    await rm(join(directory, String(mine)));
  }
}

/** Where the lock of a state folder lies. */
export function lockDirectory(stateDirectory: string): string {
  return join(stateDirectory, 'lock');
}

/** The id of the living process that has a state folder; undefined when none has. */
export async function lockHolder(stateDirectory: string): Promise<number | undefined> {
  const directory = lockDirectory(stateDirectory);
  return holderOf(directory, await highestNumber(directory));
}

async function highestNumber(directory: string): Promise<number> {
  const names = await readdir(directory).catch(() => []);
  return Math.max(0, ...names.filter((name) => /^\d+$/.test(name)).map(Number));
}

async function holderOf(directory: string, number: number): Promise<number | undefined> {
  const target = await targetOf(directory, number);
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), holder), target);
  return parsed.success && (await isAlive(parsed.output)) ? parsed.output.pid : undefined;
}

async function targetOf(directory: string, number: number): Promise<string | undefined> {
  return readlink(join(directory, String(number))).catch(() => undefined);
}

/** False when the number is taken. */
async function made(directory: string, number: number, target: string): Promise<boolean> {
  try {
    await symlink(target, join(directory, String(number)));
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

async function removeBelow(directory: string, number: number): Promise<void> {
  for (const name of await readdir(directory)) {
    if (/^\d+$/.test(name) && Number(name) < number)
      await rm(join(directory, name), { force: true });
  }
}
