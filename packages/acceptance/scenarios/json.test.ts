import { createServer } from 'node:http';
import { once } from 'node:events';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startLocalWorkspace } from '@air/local';
import type { LocalWorkspace } from '@air/local';
import { describe } from 'vitest';
import { covers } from '../support/covers.ts';
import { runAir, startAir } from '../support/run-air.ts';
import type { Told } from '../support/run-air.ts';
import { config, signedIn, steady, test as base } from '../support/test.ts';

const pool = { pool_id: 'alpha', accelerator_type: 'GPU_8xH100', accelerator_count: 64, used: 8 };

const test = base.extend<{
  local: LocalWorkspace;
  /** Signed in to `local`. */
  env: Readonly<Record<string, string>>;
  /** Runs `air` with `-o json` there. */
  air: (...argv: readonly string[]) => Promise<Told>;
}>({
  local: async ({ home }, use) => {
    const local = await startLocalWorkspace({ stateDirectory: join(home, 'state'), pools: [pool] });
    await use(local);
    await local.close();
  },
  env: async ({ home, local }, use) => {
    await use(signedIn(home, local));
  },
  air: async ({ home, env }, use) => {
    await use(async (...argv) => {
      const { status, out, err } = await runAir([...argv, '-o', 'json'], { env, cwd: home });
      return { status, out: plain(out, home), err: plain(err, home) };
    });
  },
});

/** Without what differs between machines and runs. */
function plain(text: string, home: string): string {
  return steady(text)
    .replaceAll(home, '~')
    .replaceAll(/_[0-9a-f]{16}\b/g, '_…')
    .replace(/"(user|started_at)":"[^"]+"/g, '"$1":"…"')
    .replace(/\/runs\/[0-9a-f]{32}/, '/runs/…')
    .replace(/"duration_seconds":\d+/, '"duration_seconds":…');
}

describe('a launch with -o json', { concurrent: true }, () => {
  test('to a host where nobody answers', async ({ expect, home, write }) => {
    covers('cli/envelope', 'cli/code-unavailable', 'workspace/names-host');
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    server.close();
    await once(server, 'close');
    const env = { HOME: home, DATABRICKS_HOST: `http://127.0.0.1:${port}`, DATABRICKS_TOKEN: 'x' };
    const { status, out, err } = await runAir(['run', await write(config()), '-o', 'json'], {
      env,
    });
    expect({ status, out: plain(out, home).replace(port, '…'), err: plain(err, home) })
      .toMatchInlineSnapshot(`
      {
        "err": "Launching "hello" on http://127.0.0.1:…
        hint: Check the network, VPN and proxy (HTTPS_PROXY), then try again.
      ",
        "out": "{"v":1,"ts":"…","error":{"code":"UNAVAILABLE","kind":"TRANSIENT","message":"could not reach http://127.0.0.1:…: the connection to 127.0.0.1 port … was refused","retryable":true}}
      ",
        "status": 1,
      }
    `);
  });

  test('that may not see who is signed in', async ({ expect, air, local, write }) => {
    covers('cli/code-permission-denied');
    local.addFault({
      path: '*/scim/v2/Me',
      answer: { status: 403, body: { error_code: 'PERMISSION_DENIED', message: 'No access.' } },
    });
    await write(config());
    expect(await air('run', 'run.yaml')).toMatchInlineSnapshot(`
      {
        "err": "Launching "hello" on http://127.0.0.1:…
        hint: Ask an admin of the workspace for the permission, or use another profile (-p).
      ",
        "out": "{"v":1,"ts":"…","error":{"code":"PERMISSION_DENIED","kind":"PERMANENT","message":"http://127.0.0.1:… answered 403 PERMISSION_DENIED: No access.","retryable":false}}
      ",
        "status": 1,
      }
    `);
  });

  test('to a workspace that is busy at first', async ({ expect, air, local, write }) => {
    covers('workspace/retry-clears', 'cli/data-run', 'cli/run-ids-are-text');
    local.addFault({
      path: '*/runs/submit',
      times: 1,
      answer: { status: 429, headers: { 'retry-after': '1' }, body: { message: 'Slow down.' } },
    });
    await write(config());
    expect(await air('run', 'run.yaml')).toMatchInlineSnapshot(`
      {
        "err": "Launching "hello" on http://127.0.0.1:…
      ",
        "out": "{"v":1,"ts":"…","data":{"status":"SUBMITTED","run_id":"…","dashboard_url":"http://127.0.0.1:…/jobs/runs/…"}}
      ",
        "status": 0,
      }
    `);
  });

  test('with a usage policy whose name is there twice', async ({ expect, air, local, write }) => {
    covers('launch/policy-several');
    const policies = ['a', 'b'].map((policy_id) => ({ policy_id, policy_name: 'Vision' }));
    local.addFault({ path: '*/serverless-policies', answer: { status: 200, body: { policies } } });
    await write(config('echo', 'usage_policy_name: vision\n'));
    expect(await air('run', 'run.yaml')).toMatchInlineSnapshot(`
      {
        "err": "Launching "hello" on http://127.0.0.1:…
      ",
        "out": "{"v":1,"ts":"…","error":{"code":"INVALID_CONFIG","kind":"PERMANENT","message":"2 usage policies are named \\"vision\\": a, b","retryable":false,"issues":[{"code":"usage-policy-ambiguous","kind":"rule","severity":"error","path":"usage_policy_name","message":"2 usage policies are named \\"vision\\": a, b","hint":"Set usage_policy_id to one of these ids in place of usage_policy_name.","file":"run.yaml","line":4,"column":1,"end_line":4,"end_column":18}]}}
      ",
        "status": 1,
      }
    `);
  });
});

describe('the answer of', { concurrent: true }, () => {
  test('auth whoami', async ({ expect, air }) => {
    covers('cli/whoami', 'cli/data-whoami');
    expect(await air('auth', 'whoami')).toMatchInlineSnapshot(`
      {
        "err": "",
        "out": "{"v":1,"ts":"…","data":{"user":"…","host":"http://127.0.0.1:…","profile":null,"auth_type":"pat"}}
      ",
        "status": 0,
      }
    `);
  });

  test('plan', async ({ expect, air, write }) => {
    covers('cli/data-plan');
    await write(config());
    expect(await air('plan', 'run.yaml')).toMatchInlineSnapshot(`
      {
        "err": "",
        "out": "{"v":1,"ts":"…","data":{"experiment_name":"hello","artifacts":[{"name":"training_config.yaml","bytes":120},{"name":"command.sh","bytes":10}],"submission":{"run_name":"hello","idempotency_token":"…","tasks":[{"task_key":"hello","run_if":"ALL_SUCCESS","environment_key":"default","max_retries":0,"ai_runtime_task":{"experiment":"hello","deployments":[{"command_path":"/Workspace/Users/<user>/.air/cli_launch/hello/hello_…/command.sh","compute":{"accelerator_type":"GPU_1xA10","accelerator_count":1}}]}}],"environments":[{"environment_key":"default","spec":{"environment_version":"6"}}]},"gpu_hours_bound":null}}
      ",
        "status": 0,
      }
    `);
  });

  test('snapshot', async ({ expect, air, home, write }) => {
    covers('cli/snapshot', 'cli/data-snapshot');
    await mkdir(join(home, 'src'));
    await write('print(1)\n', 'src/a.py');
    await write(config('echo', 'code_source: {root_path: src}\n'));
    expect(await air('snapshot', 'run.yaml')).toMatchInlineSnapshot(`
      {
        "err": "",
        "out": "{"v":1,"ts":"…","data":{"name":"src_….tar.gz","key":"3e91a422afc41044767d165b8c1bddf41c02be2e49ded89dc5bd5a0798880865","files":1,"content_bytes":9,"left_out":{"ignored":0,"by_default":0},"on_workspace":false}}
      ",
        "status": 0,
      }
    `);
  });

  test('validate --server', async ({ expect, air, write }) => {
    covers('cli/validate-server');
    await write(config());
    expect(await air('validate', 'run.yaml', '--server')).toMatchInlineSnapshot(`
      {
        "err": "",
        "out": "{"v":1,"ts":"…","data":{"files":[{"file":"run.yaml","ok":true,"issues":[]}],"errors":0,"warnings":0}}
      ",
        "status": 0,
      }
    `);
  });

  test('convert-to-dabs', async ({ expect, air, home, write }) => {
    covers('cli/convert-to-dabs');
    await write(config());
    expect(await air('convert-to-dabs', 'run.yaml')).toMatchInlineSnapshot(`
      {
        "err": "",
        "out": "{"v":1,"ts":"…","data":{"output_dir":".","files":["generated_artifacts/training_config.yaml","generated_artifacts/command.sh","databricks.yml"]}}
      ",
        "status": 0,
      }
    `);
    expect(await readFile(join(home, 'generated_artifacts/command.sh'), 'utf8')).toBe('echo hello');
  });

  test('pools list', async ({ expect, air }) => {
    covers('cli/pools', 'cli/data-pools');
    expect(await air('pools', 'list')).toMatchInlineSnapshot(`
      {
        "err": "",
        "out": "{"v":1,"ts":"…","data":{"pools":[{"pool_id":"alpha","accelerator_type":"GPU_8xH100","reserved_accelerators":64,"used_accelerators":8,"idle_accelerators":56}]}}
      ",
        "status": 0,
      }
    `);
  });

  test('local status', async ({ expect, air }) => {
    covers('cli/data-local-status');
    expect(await air('local', 'status')).toMatchInlineSnapshot(`
      {
        "err": "",
        "out": "{"v":1,"ts":"…","data":{"running":false,"host":null,"pid":null,"state_dir":"~/.local/state/air/local","active_runs":0}}
      ",
        "status": 0,
      }
    `);
  });
});

describe('the answers about a run', { concurrent: true }, () => {
  test('that is cancelled', async ({ expect, air, env, home, write }) => {
    covers('cli/list', 'cli/data-list', 'cli/get', 'cli/data-get', 'cli/cancel', 'cli/data-cancel');
    await write(config('echo hello; sleep 60'));
    const watching = startAir(['run', 'run.yaml', '--watch'], { env, cwd: home });
    await watching.until('hello\n');
    watching.process.kill('SIGINT');
    await watching.ended;
    expect(await air('list')).toMatchInlineSnapshot(`
      {
        "err": "",
        "out": "{"v":1,"ts":"…","data":{"runs":[{"run_id":"…","run_name":"hello","user":"…","status":"RUNNING","started_at":"…","is_sweep":false}]}}
      ",
        "status": 0,
      }
    `);
    expect(await air('get', 'latest')).toMatchInlineSnapshot(`
      {
        "err": "",
        "out": "{"v":1,"ts":"…","data":{"run_id":"…","status":"RUNNING","started_at":"…","duration_seconds":…,"attempt_number":0,"experiment_name":"hello","dashboard_url":"http://127.0.0.1:…/jobs/runs/…?o=127001","mlflow_url":"http://127.0.0.1:…/ml/experiments/…/runs/…","termination_reason":null,"est_percent_complete":null,"est_remaining_seconds":null}}
      ",
        "status": 0,
      }
    `);
    expect(await air('cancel', 'latest')).toMatchInlineSnapshot(`
      {
        "err": "",
        "out": "{"v":1,"ts":"…","data":{"cancelled":["…"]}}
      ",
        "status": 0,
      }
    `);
    expect(await air('wait', 'latest')).toMatchInlineSnapshot(`
      {
        "err": "",
        "out": "{"v":1,"ts":"…","error":{"code":"RUN_FAILED","kind":"PERMANENT","message":"run … ended CANCELED: The run was cancelled.","retryable":false,"run_id":"…","status":"CANCELED","runs":[{"run_id":"…","status":"CANCELED"}]}}
      ",
        "status": 1,
      }
    `);
    expect(await air('logs', 'latest')).toMatchInlineSnapshot(`
      {
        "err": "",
        "out": "{"type":"LOG","ts":"…","node":0,"line":"hello"}
      {"v":1,"ts":"…","error":{"code":"RUN_FAILED","kind":"PERMANENT","message":"run … ended CANCELED: The run was cancelled.","retryable":false,"run_id":"…","status":"CANCELED"}}
      ",
        "status": 1,
      }
    `);
  });

  test('that succeeds', async ({ expect, air, write }) => {
    covers('cli/wait', 'cli/data-wait', 'cli/logs', 'cli/logs-json-lines');
    await write(config('echo hello'));
    await air('run', 'run.yaml');
    expect(await air('wait', 'latest')).toMatchInlineSnapshot(`
      {
        "err": "",
        "out": "{"v":1,"ts":"…","data":{"runs":[{"run_id":"…","status":"SUCCESS"}]}}
      ",
        "status": 0,
      }
    `);
    expect(await air('get', 'latest')).toMatchInlineSnapshot(`
      {
        "err": "",
        "out": "{"v":1,"ts":"…","data":{"run_id":"…","status":"SUCCESS","started_at":"…","duration_seconds":…,"attempt_number":0,"experiment_name":"hello","dashboard_url":"http://127.0.0.1:…/jobs/runs/…?o=127001","mlflow_url":"http://127.0.0.1:…/ml/experiments/…/runs/…","termination_reason":null,"est_percent_complete":null,"est_remaining_seconds":null}}
      ",
        "status": 0,
      }
    `);
    expect(await air('logs', 'latest')).toMatchInlineSnapshot(`
      {
        "err": "",
        "out": "{"type":"LOG","ts":"…","node":0,"line":"hello"}
      ",
        "status": 0,
      }
    `);
  });
});
