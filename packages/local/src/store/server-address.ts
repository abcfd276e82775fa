import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { writeAtomically } from './write-atomically.ts';

/** Where the server of a state folder listens, or, after a crash, where it did. */
export interface ServerAddress {
  readonly host: string;
  readonly pid: number;
}

const serverAddress = v.object({ host: v.string(), pid: v.number() });

function addressPath(stateDirectory: string): string {
  return join(stateDirectory, 'server.json');
}

export async function readServerAddress(
  stateDirectory: string,
): Promise<ServerAddress | undefined> {
  const text = await readFile(addressPath(stateDirectory), 'utf8').catch(() => '');
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), serverAddress), text);
  return parsed.success ? parsed.output : undefined;
}

export async function writeServerAddress(
  stateDirectory: string,
  address: ServerAddress,
): Promise<void> {
  await writeAtomically(addressPath(stateDirectory), JSON.stringify(address));
}

/** Removes the address of this process; another one's stays. */
export async function removeServerAddress(stateDirectory: string): Promise<void> {
  const address = await readServerAddress(stateDirectory);
  if (address?.pid === process.pid) await rm(addressPath(stateDirectory), { force: true });
}
