import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalWorkspace } from '@air/local';
import type { LocalWorkspace } from '@air/local';
import { test as base } from 'vitest';

export { air } from './run-air.ts';
export type { AirOptions, Told } from './run-air.ts';

/** The same with `…` for times and for what is new each time. */
export function steady(text: string): string {
  return text
    .replaceAll(/"ts":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z"/g, '"ts":"…"')
    .replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:…')
    .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '…')
    .replaceAll(/\b\d{15,19}\b/g, '…')
    .replaceAll(/_[0-9a-f]{16}\b/g, '_…');
}

interface Fixtures {
  /** A folder that is gone after the test. */
  folder: string;
  /** Writes a file into the folder and gives its path. */
  write: (text: string | Uint8Array, name?: string) => Promise<string>;
  local: LocalWorkspace;
  /** An environment that is signed in to `local`. */
  env: Readonly<Record<string, string>>;
}

/** vitest's `test` with a folder and an embedded workspace, for those tests that ask for them. */
export const test = base.extend<Fixtures>({
  folder: async ({ task: _task }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'air-cli-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
  write: async ({ folder }, use) => {
    await use(async (text, name = 'run.yaml') => {
      const path = join(folder, name);
      await writeFile(path, text);
      return path;
    });
  },
  local: async ({ folder }, use) => {
    const stateDirectory = join(folder, 'state');
    const local = await startLocalWorkspace({ stateDirectory, patience: { retryMs: 20 } });
    await use(local);
    await local.close();
  },
  env: async ({ local, folder }, use) => {
    await use({ HOME: folder, DATABRICKS_HOST: local.host, DATABRICKS_TOKEN: local.token });
  },
});

/** A config that is right, with a command. */
export function config(command = 'echo hello', more = ''): string {
  return `experiment_name: hello
compute: {num_accelerators: 1, accelerator_type: GPU_1xA10}
max_retries: 0
${more}command: ${JSON.stringify(command)}
`;
}
