import { describe } from 'vitest';
import { air, config, steady, test } from '../../test/air.ts';

const hello = config('echo "$NODE_RANK says $HELLO"', 'env_variables: {HELLO: hello}\n');

function tokenOf(body: unknown): string {
  return /"idempotency_token":"(\w+)"/.exec(JSON.stringify(body))?.[1] ?? '';
}

describe('a launch', { concurrent: true }, () => {
  test('prints the run id and a link', async ({ expect, write, env, local }) => {
    const file = await write(hello);
    const { status, out, err } = await air(['run', '-f', file], { env });
    expect({ status, out: steady(out), err: steady(err) }).toEqual({
      status: 0,
      out: 'Submitted workload with Job Run ID: …\nView job run at: http://127.0.0.1:…/jobs/runs/…\n',
      err: 'Launching "hello" on http://127.0.0.1:…\n',
    });
    const [, id] = /ID: (\d+)/.exec(out) ?? [];
    expect(out).toContain(`${local.host}/jobs/runs/${id}\n`);
  });

  test('tells a person how to follow it', async ({ expect, write, env }) => {
    const file = await write(hello);
    const { out, err } = await air(['run', '-f', file], { env, isTerminal: true });
    const [, id] = /ID: (\d+)/.exec(out) ?? [];
    expect(err).toMatch(new RegExp(`\nFollow it with: air logs ${id}\n$`));
  });

  test('is an envelope with -o json, its warnings in it', async ({ expect, write, env }) => {
    const file = await write(hello.replace('hello}', '!x hello}'));
    const { status, out } = await air(['run', '-f', file, '-o', 'json'], { env });
    expect({ status, ...JSON.parse(out) }).toMatchObject({
      status: 0,
      v: 1,
      data: {
        status: 'SUBMITTED',
        run_id: expect.stringMatching(/^\d+$/),
        dashboard_url: expect.stringMatching(/^http.*\/jobs\/runs\/\d+$/),
        warnings: [{ severity: 'warning', file, line: 4 }],
      },
    });
  });

  test('with the same key is the same run, with another key a new one', async ({
    expect,
    write,
    env,
    local,
  }) => {
    const file = await write(hello);
    const launch = async (key: string): Promise<string> => {
      const line = ['run', '-f', file, '-o', 'json', '--watch', '--idempotency-key', key];
      const { status, out } = await air(line, { env });
      expect(status).toBe(0);
      return JSON.parse(out.trim().split('\n').at(-1) ?? '').data.run_id;
    };
    const first = await launch('one');
    const [again, second] = await Promise.all([launch('one'), launch('two')]);
    expect(again).toBe(first);
    expect(second).not.toBe(first);
    const submits = local.requests().filter(({ path }) => path.endsWith('/runs/submit'));
    expect(submits.map(({ body }) => tokenOf(body)).toSorted()).toEqual(['one', 'one', 'two']);
  });
});

describe('a run that is followed', { concurrent: true }, () => {
  test('shows its log on standard output and the rest on standard error', async ({
    expect,
    write,
    env,
  }) => {
    const file = await write(hello);
    const { status, out, err } = await air(['run', '-f', file, '--watch'], { env });
    expect({ status, out: steady(out) }).toEqual({
      status: 0,
      out: `Submitted workload with Job Run ID: …
View job run at: http://127.0.0.1:…/jobs/runs/…
0 says hello
`,
    });
    expect(steady(err)).toMatch(/^Launching .*\n(Status: [A-Z]+\n)+Run … ended: SUCCESS\n$/);
  });

  test('is lines of JSON and a closing envelope with -o json', async ({ expect, write, env }) => {
    const file = await write(hello);
    const { status, out } = await air(['run', file, '--watch', '-o', 'json'], { env });
    expect(status).toBe(0);
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const ts = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/);
    const [submitted] = lines;
    const { run_id, dashboard_url } = submitted;
    expect(submitted).toEqual({ type: 'SUBMITTED', ts, run_id, dashboard_url });
    expect(lines.filter(({ type }) => type === 'LOG')).toEqual([
      { type: 'LOG', ts, node: 0, line: '0 says hello' },
    ]);
    expect(lines.findLast(({ type }) => type === 'STATUS')).toEqual({
      type: 'STATUS',
      ts,
      status: 'SUCCESS',
      previous_status: expect.any(String),
    });
    expect(lines.at(-1)).toEqual({
      v: 1,
      ts,
      data: { run_id, status: 'SUCCESS', dashboard_url },
    });
  });

  test('that fails is a failure', async ({ expect, write, env }) => {
    const file = await write(config('echo "CUDA error: out of memory"; exit 3'));
    const [text, { status, out }] = await Promise.all([
      air(['run', file, '--watch'], { env }),
      air(['run', file, '--watch', '-o', 'json'], { env }),
    ]);
    expect(text.status).toBe(1);
    expect(steady(text.out)).toMatch(/\nCUDA error: out of memory\n$/);
    expect(steady(text.err)).toContain('Node 0 shows a fatal failure:\n');
    expect(steady(text.err)).toMatch(/\nError: run … ended FAILED: .*3.*\n$/);

    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(status).toBe(1);
    const alert = lines.findIndex(({ type }) => type === 'ALERT');
    expect(lines[alert + 1]).toEqual({ ...lines[alert], type: 'LOG' });
    expect(lines.at(-1)).toMatchObject({
      v: 1,
      error: {
        code: 'RUN_FAILED',
        kind: 'PERMANENT',
        retryable: false,
        run_id: lines[0].run_id,
        status: 'FAILED',
      },
    });
  });

  test('tells its retries', async ({ expect, write, env }) => {
    const file = await write(config('echo; exit 1').replace('max_retries: 0', 'max_retries: 1'));
    const [{ err }, { out }] = await Promise.all([
      air(['run', file, '--watch'], { env }),
      air(['run', file, '--watch', '-o', 'json'], { env }),
    ]);
    expect(err).toContain('\nRetry 1 of 1\n');
    expect(steady(out)).toContain('{"type":"RETRY","ts":"…","retry":1,"max_retries":1}\n');
  });

  test('labels the lines of several nodes, and only those', async ({ expect, write, env }) => {
    const two = hello.replace('num_accelerators: 1', 'num_accelerators: 2');
    const file = await write(two);
    const single = await write(hello, 'single.yaml');
    const [all, second, first, one] = await Promise.all([
      air(['run', file, '--watch', '--node', 'all'], { env }),
      air(['run', file, '--watch', '--node', '1'], { env }),
      air(['run', file, '--watch'], { env }),
      air(['run', single, '--watch', '--node', 'all'], { env }),
    ]);
    expect(all.out.split('\n').slice(2).toSorted()).toEqual([
      '',
      '[node 0] 0 says hello',
      '[node 1] 1 says hello',
    ]);
    expect(second.out.split('\n').slice(2)).toEqual(['1 says hello', '']);
    expect(first.err).toContain('Showing node 0 of 2; --node all shows every node\n');
    expect(one.out.split('\n').slice(2)).toEqual(['0 says hello', '']);
  });

  test('has the nodes that its config gives it', async ({ expect, write, env, local }) => {
    const file = await write(hello);
    expect(await air(['run', file, '--watch', '--node', '1'], { env })).toEqual({
      status: 1,
      out: '',
      err: 'Error: --node 1 does not exist: the run has one node, 0\nUsage: air run -f FILE [flags]\n',
    });
    expect(local.requests()).toEqual([]);
  });

  test('goes on after Ctrl-C, which says how to look again', async ({ expect, write, env }) => {
    const file = await write(config('echo started; sleep 1; echo ended'));
    const interruptAt = (out: string): boolean => out.includes('started');
    const line = ['run', file, '--watch', '--idempotency-key', 'mine'];
    const { status, out, err } = await air(line, { env, interruptAt });
    expect({ status, out: steady(out) }).toEqual({
      status: 130,
      out: `Submitted workload with Job Run ID: …
View job run at: http://127.0.0.1:…/jobs/runs/…
started
`,
    });
    expect(steady(err)).toMatch(
      /\nError: stopped following run …, which goes on\n  hint: Look again with air logs …, or wait for its end with air wait …; its page is http:\/\/127\.0\.0\.1:…\/jobs\/runs\/…\n$/,
    );
    const again = await air(line, { env });
    expect(again).toMatchObject({ status: 0, out: `${out}ended\n` });

    const json = await air([...line, '-o', 'json'], { env, interruptAt });
    expect(json.status).toBe(130);
    expect(JSON.parse(json.out.trim().split('\n').at(-1) ?? '')).toMatchObject({
      error: { code: 'INTERRUPTED', kind: 'TRANSIENT' },
    });
  });
});

describe('a launch that stops on this machine', { concurrent: true }, () => {
  test('for lack of credentials ends before any network', async ({ expect, write, folder }) => {
    const file = await write(hello);
    const env = { HOME: folder };
    const { status, out, err } = await air(['run', file], { env });
    expect({ status, out, err }).toEqual({
      status: 1,
      out: '',
      err: `Error: cannot configure default credentials: set DATABRICKS_HOST and DATABRICKS_TOKEN, or host and token in a profile of ${folder}/.databrickscfg
Tried in this order:
  pat: token is not set
  oauth-m2m: client_id and client_secret are not set
  databricks-cli: there is no program databricks on the PATH
  azure-cli: there is no program az on the PATH
  github-oidc: this is no GitHub Actions job with the permission id-token: write
  env-oidc: DATABRICKS_OIDC_TOKEN is not set
  file-oidc: DATABRICKS_OIDC_TOKEN_FILEPATH is not set
  hint: A personal access token comes from the workspace: Settings, Developer, Access tokens.
`,
    });
    const json = await air(['run', file, '-o', 'json'], { env });
    expect(JSON.parse(json.out)).toMatchObject({
      error: { code: 'UNAUTHENTICATED', kind: 'PERMANENT', retryable: false },
    });
  });

  test('for a requirements file that is wrong shows the file', async ({
    expect,
    write,
    env,
    folder,
  }) => {
    await write('version: 5\ndependency: [torch]\n', 'packages.yaml');
    const file = await write(config('echo', 'environment: {dependencies: packages.yaml}\n'));
    const { status, out, err } = await air(['run', file], { env });
    expect({ status, out, err }).toEqual({
      status: 1,
      out: '',
      err: `Error: unknown key dependency: did you mean dependencies?
  ${folder}/packages.yaml:2:1
  2 | dependency: [torch]
    | ^^^^^^^^^^

1 error
`,
    });
    const json = await air(['run', file, '-o', 'json'], { env });
    expect(JSON.parse(json.out)).toMatchObject({
      error: { code: 'INVALID_CONFIG', issues: [{ file: `${folder}/packages.yaml`, line: 2 }] },
    });
  });

  test('for a key that is too long', async ({ expect, write, env }) => {
    const file = await write(hello);
    const told = await air(['run', file, '--idempotency-key', 'k'.repeat(65)], { env });
    expect(told).toEqual({
      status: 1,
      out: '',
      err: `Error: --idempotency-key must be 64 bytes or less, got 65
  hint: A hash of a longer key, such as its SHA-256 in hex, has 64.
Usage: air run -f FILE [flags]
`,
    });
  });
});
