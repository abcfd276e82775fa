import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as delay } from 'node:timers/promises';
import { build } from 'esbuild';
import { isAlive } from '../src/process-identity.ts';
import type { ProcessIdentity } from '../src/process-identity.ts';

export interface ServerEntry {
  /** The command line of the server, made of the sources. */
  readonly argv: readonly string[];
  remove(): Promise<void>;
}

/** Bundles the server, since Node 20 does not run TypeScript. */
export async function buildServerEntry(): Promise<ServerEntry> {
  const directory = await mkdtemp(join(tmpdir(), 'air-local-entry-'));
  const outfile = join(directory, 'server.cjs');
  await build({
    entryPoints: [fileURLToPath(new URL('server-entry.ts', import.meta.url))],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    conditions: ['air-source'],
  });
  return {
    argv: [process.execPath, outfile],
    remove: async () => rm(directory, { recursive: true, force: true }),
  };
}

/** Returns when the very processes have ended. */
export async function untilGone(processes: readonly ProcessIdentity[]): Promise<void> {
  for (const each of processes) {
    while (await isAlive(each)) await delay(10);
  }
}
