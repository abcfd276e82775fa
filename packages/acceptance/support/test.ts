import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LocalWorkspace } from '@air/local';
import { test as base } from 'vitest';
import { runAir } from './run-air.ts';

interface Fixtures {
  /** An empty folder, gone after the test. */
  home: string;
  /** Writes a file into the folder and gives its path. */
  write: (text: string | Uint8Array, name?: string) => Promise<string>;
  /** An environment with an embedded workspace of its own, which is ended after the test. */
  env: Readonly<Record<string, string>>;
}

/** vitest's `test` with what a scenario needs of the machine. */
export const test = base.extend<Fixtures>({
  home: async ({ task: _task }, use) => {
    const home = await mkdtemp(join(tmpdir(), 'air-acceptance-'));
    await use(home);
    await rm(home, { recursive: true, force: true });
  },
  write: async ({ home }, use) => {
    await use(async (text, name = 'run.yaml') => {
      const path = join(home, name);
      await writeFile(path, text);
      return path;
    });
  },
  env: async ({ home }, use) => {
    const env = { HOME: home, AIR_LOCAL_IDLE_SECONDS: '30' };
    await use(env);
    await runAir(['local', 'down'], { env });
  },
});

/** An environment with this home that is signed in to a workspace. */
export function signedIn(
  home: string,
  { host, token }: LocalWorkspace,
): Readonly<Record<string, string>> {
  return { HOME: home, DATABRICKS_HOST: host, DATABRICKS_TOKEN: token };
}

/** A config of one node that is right. */
export function config(command = 'echo hello', more = ''): string {
  return `experiment_name: hello
compute: {num_accelerators: 1, accelerator_type: GPU_1xA10}
max_retries: 0
${more}command: ${JSON.stringify(command)}
`;
}

/** The same with `…` for times and for what is new each time. */
export function steady(text: string): string {
  return text
    .replaceAll(/"ts":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z"/g, '"ts":"…"')
    .replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:…')
    .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '…')
    .replaceAll(/\b\d{15,19}\b/g, '…');
}
