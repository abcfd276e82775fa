import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalWorkspace } from '@air/local';
import type { LocalWorkspace } from '@air/local';
import { validateText } from '@air/validate';
import { openWorkspace } from '@air/workspace';
import type { Clock, Workspace } from '@air/workspace';
import { test as base } from 'vitest';
import type { LaunchInput } from '../src/plan/plan-check.ts';
import { planLaunch } from '../src/plan/plan-launch.ts';
import type { LaunchPlan } from '../src/plan/plan-launch.ts';

type PlanOptions = Partial<Pick<LaunchInput, 'env' | 'idempotencyKey'>>;

export interface Fixtures {
  /** A folder for a config and its files; gone after the test. */
  folder: string;
  /** What `planLaunch` takes, for a config that is written to `run.yaml` in the folder. */
  input: (text: string, options?: PlanOptions) => Promise<LaunchInput>;
  plan: (text: string, options?: PlanOptions) => Promise<LaunchPlan>;
  /** An embedded workspace of its own, and its client. */
  local: LocalWorkspace;
  workspace: Workspace;
  /** Method and path of each request so far, without the query. */
  requested: () => readonly string[];
  /** What the workspace holds in the plan's launch directory, as text by name. */
  uploaded: (plan: LaunchPlan) => Promise<Readonly<Record<string, string>>>;
}

/** A clock that does not keep anyone waiting. */
const instantClock: Clock = {
  now: Date.now,
  random: Math.random,
  sleep: async (_, signal) => signal?.throwIfAborted(),
};

/** vitest's `test` with a folder, and for those that ask for one a workspace. */
export const test = base.extend<Fixtures>({
  folder: async ({ task: _task }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'air-submit-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
  input: async ({ folder }, use) => {
    await use(async (text, { env = {}, idempotencyKey } = {}) => {
      const configFile = join(folder, 'run.yaml');
      await writeFile(configFile, text);
      const { config, document, issues } = validateText(text);
      if (config === undefined) throw new Error(issues.map(({ message }) => message).join('\n'));
      return { config, document, configFile, env, idempotencyKey };
    });
  },
  plan: async ({ input }, use) => {
    await use(async (text, options) => planLaunch(await input(text, options)));
  },
  local: async ({ folder }, use) => {
    const local = await startLocalWorkspace({ stateDirectory: join(folder, 'state') });
    await use(local);
    await local.close();
  },
  workspace: async ({ folder, local }, use) => {
    const env = { DATABRICKS_HOST: local.host, DATABRICKS_TOKEN: local.token, HOME: folder };
    const workspace = await openWorkspace({ env, clock: instantClock });
    await use(workspace);
    await workspace.close();
  },
  requested: async ({ local }, use) => {
    await use(() => local.requests().map(({ method, path }) => `${method} ${path.split('?')[0]}`));
  },
  uploaded: async ({ local }, use) => {
    await use(async (plan) => {
      const home = join(local.stateDirectory, 'files', 'Workspace', 'Users');
      const [user = ''] = await readdir(home);
      const directory = join(home, user, '.air', 'cli_launch', plan.directory);
      const names = await readdir(directory);
      const texts = names.map(async (name) => [
        name,
        await readFile(join(directory, name), 'utf8'),
      ]);
      return Object.fromEntries(await Promise.all(texts));
    });
  },
});

/** A small config that is valid, with more lines at its end. */
export function configWith(...lines: readonly string[]): string {
  return [
    'experiment_name: heron',
    'compute: { num_accelerators: 1, accelerator_type: GPU_1xA10 }',
    "command: 'true'",
    ...lines,
    '',
  ].join('\n');
}
