import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLocalWorkspace } from '@air/local';
import type { LocalWorkspace } from '@air/local';
import { importFile, openWorkspace, submitJobRun } from '@air/workspace';
import type { Workspace } from '@air/workspace';
import { test as base } from 'vitest';

export interface Launch {
  readonly nodes?: number;
  readonly maxRetries?: number;
}

interface Fixtures {
  /** The service: its faults and what it was asked. */
  local: LocalWorkspace;
  /** Signed in to the service. */
  workspace: Workspace;
  /** Submits a shell script and gives the run's id. */
  launch: (script: string, options?: Launch) => Promise<string>;
}

/** vitest's `test` with an embedded workspace, for those tests that ask for one. */
export const test = base.extend<Fixtures>({
  local: async ({ task: _task }, use) => {
    const stateDirectory = await mkdtemp(join(tmpdir(), 'air-runs-'));
    const local = await startLocalWorkspace({ stateDirectory, patience: { retryMs: 50 } });
    await use(local);
    await local.close();
    await rm(stateDirectory, { recursive: true, force: true });
  },
  workspace: async ({ local }, use) => {
    const env = { DATABRICKS_HOST: local.host, DATABRICKS_TOKEN: local.token };
    const workspace = await openWorkspace({ env });
    await use(workspace);
    await workspace.close();
  },
  launch: async ({ workspace }, use) => {
    await use(async (script, { nodes = 1, maxRetries = 0 } = {}) => {
      const path = `/Workspace/Users/test@localhost/${randomUUID()}/command.sh`;
      await importFile(workspace, path, Buffer.from(script));
      const compute = { accelerator_type: 'GPU_1xA10', accelerator_count: nodes };
      const { runId } = await submitJobRun(workspace, {
        run_name: 'test',
        idempotency_token: randomUUID(),
        tasks: [
          {
            task_key: 'test',
            run_if: 'ALL_SUCCESS',
            environment_key: 'default',
            max_retries: maxRetries,
            ai_runtime_task: {
              experiment: 'test',
              deployments: [{ command_path: path, compute }],
            },
          },
        ],
        environments: [{ environment_key: 'default', spec: { environment_version: '6' } }],
      });
      return runId;
    });
  },
});
