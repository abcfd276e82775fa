import { randomUUID } from 'node:crypto';
import { link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { identifyProcess, isAlive } from '../process-identity.ts';

const holder = v.object({ pid: v.number(), startTime: v.string() });

export interface StateLock {
  /** Gives the folder back before the process ends. */
  release(): Promise<void>;
}

/**
 * Takes a state folder for this process, for as long as it lives. Undefined when a living process has it.
 *
 * `lock/` holds one numbered file a holder. Who finds the holder of the highest number dead makes the next number,
 * which only one can, and looks again whether it is the highest. The last file is never removed, so a slow starter
 * cannot begin again at 1.
 */
export async function lockStateDirectory(stateDirectory: string): Promise<StateLock | undefined> {
  const directory = join(stateDirectory, 'lock');
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const self = await identifyProcess(process.pid);
  if (!self) throw new Error('this process is not to be found');
  const claim = join(directory, `${randomUUID()}.claim`);
  await writeFile(claim, JSON.stringify(self), { mode: 0o600 });
  try {
    for (;;) {
      const highest = await highestNumber(directory);
      if ((await holderOf(directory, highest)) !== undefined) return undefined;
      const mine = highest + 1;
      if (!(await linked(claim, join(directory, String(mine))))) continue;
      if ((await highestNumber(directory)) === mine) {
        await removeBelow(directory, mine);
        // An empty file is held by nobody, and keeps its number.
        return { release: async () => writeFile(join(directory, String(mine)), '') };
      }
      await rm(join(directory, String(mine)));
    }
  } finally {
    await rm(claim, { force: true });
  }
}

/** The id of the living process that has a state folder; undefined when none has. */
export async function lockHolder(stateDirectory: string): Promise<number | undefined> {
  const directory = join(stateDirectory, 'lock');
  return holderOf(directory, await highestNumber(directory));
}

async function highestNumber(directory: string): Promise<number> {
  const numbers = (await readdir(directory)).filter((name) => /^\d+$/.test(name)).map(Number);
  return Math.max(0, ...numbers);
}

async function holderOf(directory: string, number: number): Promise<number | undefined> {
  const text = await readFile(join(directory, String(number)), 'utf8').catch(() => '');
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), holder), text);
  return parsed.success && (await isAlive(parsed.output)) ? parsed.output.pid : undefined;
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

async function removeBelow(directory: string, number: number): Promise<void> {
  for (const name of await readdir(directory)) {
    if (/^\d+$/.test(name) && Number(name) < number)
      await rm(join(directory, name), { force: true });
  }
}
