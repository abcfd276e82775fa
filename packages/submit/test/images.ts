import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startLocalWorkspace } from '@air/local';
import type { LocalImage, LocalWorkspace } from '@air/local';
import { openWorkspace } from '@air/workspace';
import type { Clock, Workspace } from '@air/workspace';
import { test as base } from './launch.ts';

interface ImageFixtures {
  /** An embedded workspace that has just these images, and its client. */
  having: (
    ...images: readonly LocalImage[]
  ) => Promise<{ readonly local: LocalWorkspace; readonly workspace: Workspace }>;
  /** Leaves a sign-in in the folder, as `docker login` does in a home directory. */
  dockerLogin: (registry: string, username: string, password: string) => Promise<void>;
  clock: SlowClock;
}

/** A clock on which time passes only when someone sleeps, and then at once. */
interface SlowClock extends Clock {
  /** What was slept, in milliseconds. */
  readonly waits: number[];
}

/** vitest's `test` with what images need. */
export const test = base.extend<ImageFixtures>({
  having: async ({ folder }, use) => {
    const opened: { readonly local: LocalWorkspace; readonly workspace: Workspace }[] = [];
    await use(async (...images) => {
      const stateDirectory = join(folder, 'images');
      const local = await startLocalWorkspace({ stateDirectory, images });
      const env = { DATABRICKS_HOST: local.host, DATABRICKS_TOKEN: local.token, HOME: folder };
      const both = { local, workspace: await openWorkspace({ env }) };
      opened.push(both);
      return both;
    });
    for (const { local, workspace } of opened) {
      await workspace.close();
      await local.close();
    }
  },
  dockerLogin: async ({ folder }, use) => {
    await use(async (registry, username, password) => {
      await mkdir(join(folder, '.docker'));
      const auth = Buffer.from(`${username}:${password}`).toString('base64');
      const config = JSON.stringify({ auths: { [registry]: { auth } } });
      await writeFile(join(folder, '.docker', 'config.json'), config);
    });
  },
  clock: async ({ task: _task }, use) => {
    const waits: number[] = [];
    let time = 0;
    await use({
      waits,
      now: () => time,
      random: () => 0.5,
      async sleep(milliseconds, signal) {
        signal?.throwIfAborted();
        waits.push(milliseconds);
        time += milliseconds;
      },
    });
  },
});

/** What was asked about images and secrets, without the query. */
export function imageRequests(local: LocalWorkspace): string[] {
  return local
    .requests()
    .map(({ method, path }) => `${method} ${path.replace(/\?.*/, '')}`)
    .filter((request) => /images|secrets/.test(request))
    .map((request) => request.replace('/api/2.0/', ''));
}
