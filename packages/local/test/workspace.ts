import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from 'vitest';
import { startLocalWorkspace } from '../src/start-local-workspace.ts';
import type { LocalWorkspace } from '../src/start-local-workspace.ts';
import { Client } from './client.ts';

export interface Fixtures {
  /** A folder that is gone after the test. */
  stateDirectory: string;
  /** A workspace of its own, with little patience, that is closed after the test. */
  workspace: LocalWorkspace;
  client: Client;
}

/** vitest's `test` with a workspace, for those tests that ask for one. */
export const test = base.extend<Fixtures>({
  stateDirectory: async ({ task: _task }, use) => {
    const directory = await mkdtemp(join(tmpdir(), 'air-local-'));
    await use(directory);
    await rm(directory, { recursive: true, force: true });
  },
  workspace: async ({ stateDirectory }, use) => {
    const patience = { graceMs: 500, drainMs: 300, retryMs: 20 };
    const workspace = await startLocalWorkspace({ stateDirectory, patience });
    await use(workspace);
    await workspace.close();
  },
  client: async ({ workspace }, use) => {
    await use(new Client(workspace));
  },
});
