import { describe } from 'vitest';
import { air, config, steady, test } from '../../test/air.ts';

const url = '*config:validate';
const refusal = {
  path: url,
  answer: {
    status: 200,
    body: {
      errors: [
        { path: 'task.deployments[0].compute.accelerator_type', message: 'not in this region' },
        { path: 'run_options.max_retries', message: 'at most 10', code: 'TOO_MANY' },
        { path: 'task.kernel', message: 'is unknown' },
      ],
    },
  },
};

describe('a dry run with --server', { concurrent: true }, () => {
  test('is checked by the workspace, which nothing is written to', async ({
    expect,
    write,
    env,
    local,
  }) => {
    const file = await write(config());
    const { status, out, err } = await air(['run', file, '--dry-run', '--server'], { env });
    expect({ status, out, err }).toEqual({
      status: 0,
      out: 'Dry run: configuration for "hello" is valid; not submitting.\n',
      err: '',
    });
    expect(local.requests().map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /api/2.0/preview/scim/v2/Me',
      'POST /api/2.0/ai-training/config:validate',
    ]);
  });

  test('shows everything that the workspace finds at its place', async ({
    expect,
    write,
    env,
    local,
  }) => {
    local.addFault(refusal);
    const file = await write(config());
    const line = ['run', file, '--dry-run', '--server'];
    expect(await air(line, { env })).toEqual({
      status: 1,
      out: '',
      err: `Error: compute.accelerator_type: not in this region
  ${file}:2:32
  2 | compute: {num_accelerators: 1, accelerator_type: GPU_1xA10}
    |                                ^^^^^^^^^^^^^^^^

Error: max_retries: at most 10
  ${file}:3:1
  3 | max_retries: 0
    | ^^^^^^^^^^^
  hint: The workspace's own code for it is TOO_MANY.

Error: task.kernel: is unknown
  ${file}

3 errors
`,
    });
    const { status, out } = await air([...line, '-o', 'json'], { env });
    expect({ status, ...JSON.parse(out) }).toMatchObject({
      status: 1,
      error: {
        code: 'INVALID_CONFIG',
        kind: 'PERMANENT',
        retryable: false,
        message:
          'compute.accelerator_type: not in this region\nmax_retries: at most 10\ntask.kernel: is unknown',
        issues: [
          { path: 'compute.accelerator_type', file, line: 2, column: 32 },
          { code: 'refused-by-workspace', path: 'max_retries', file, line: 3, column: 1 },
          { path: '', file, line: null },
        ],
      },
    });
  });

  test('without a verdict is an error that may pass', async ({ expect, write, env, local }) => {
    local.addFault({ path: url, answer: { status: 500, body: { message: 'broken' } } });
    const file = await write(config());
    const { status, out, err } = await air(['run', file, '--dry-run', '--server', '-o', 'json'], {
      env,
    });
    expect({ status, out: steady(out), err }).toEqual({
      status: 1,
      out: '{"v":1,"ts":"…","error":{"code":"VALIDATION_UNAVAILABLE","kind":"TRANSIENT","message":"the workspace gave no verdict on the config: http://127.0.0.1:… answered 500: broken","retryable":true}}\n',
      err: '  hint: Try again in a moment. A launch goes on without it: submission checks again.\n',
    });
  });
});

describe('a launch', { concurrent: true }, () => {
  test('stops at what the workspace finds', async ({ expect, write, env, local }) => {
    local.addFault(refusal);
    const { status, out, err } = await air(['run', await write(config())], { env });
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toMatch(/^Launching .*\nError: compute\.accelerator_type: [^]*\n3 errors\n$/);
    expect(local.requests()).toHaveLength(2);
  });

  test('goes on without a verdict, with a warning', async ({ expect, write, env, local }) => {
    const answer = { status: 404, body: { error_code: 'FEATURE_DISABLED', message: 'not here' } };
    local.addFault({ path: url, answer });
    const file = await write(config());
    const { status, err } = await air(['run', file], { env });
    expect({ status, err: steady(err) }).toEqual({
      status: 0,
      err: `Launching "hello" on http://127.0.0.1:…
Warning: the workspace gave no verdict on the config before the launch: http://127.0.0.1:… answered 404 FEATURE_DISABLED: not here
  ${file}
  hint: The launch goes on: submission checks the config again.

1 warning
`,
    });
    const json = await air(['run', file, '-o', 'json'], { env });
    expect(JSON.parse(json.out)).toMatchObject({
      data: {
        status: 'SUBMITTED',
        warnings: [{ code: 'validation-unavailable', severity: 'warning', file, line: null }],
      },
    });
  });

  test('with a policy name that matches twice is an error with both ids', async ({
    expect,
    write,
    env,
    local,
  }) => {
    const policies = ['a', 'b'].map((policy_id) => ({ policy_id, policy_name: 'Vision' }));
    local.addFault({ path: '*/serverless-policies', answer: { status: 200, body: { policies } } });
    const file = await write(config('echo', 'usage_policy_name: vision\n'));
    expect(JSON.parse((await air(['run', file, '-o', 'json'], { env })).out)).toMatchObject({
      error: {
        code: 'INVALID_CONFIG',
        kind: 'PERMANENT',
        message: '2 usage policies are named "vision": a, b',
        retryable: false,
      },
    });
  });

  test('with a policy name that is not there is an error of its own kind', async ({
    expect,
    write,
    env,
    local,
  }) => {
    const policies = [{ policy_id: 'a', policy_name: 'Vision team' }];
    local.addFault({ path: '*/serverless-policies', answer: { status: 200, body: { policies } } });
    const file = await write(config('echo', 'usage_policy_name: vision\n'));
    const { status, out, err } = await air(['run', file], { env });
    expect({ status, out, err: steady(err) }).toEqual({
      status: 1,
      out: '',
      err: `Launching "hello" on http://127.0.0.1:…
Error: there is no usage policy named "vision"
  ${file}:4:1
  4 | usage_policy_name: vision
    | ^^^^^^^^^^^^^^^^^
  hint: Names that hold that text: "Vision team".

1 error
`,
    });
    const json = await air(['run', file, '-o', 'json'], { env });
    expect(JSON.parse(json.out).error).toEqual({
      code: 'NOT_FOUND',
      kind: 'NOT_FOUND',
      message: 'there is no usage policy named "vision"',
      retryable: false,
      issues: [
        {
          code: 'usage-policy-not-found',
          kind: 'rule',
          severity: 'error',
          path: 'usage_policy_name',
          message: 'there is no usage policy named "vision"',
          hint: 'Names that hold that text: "Vision team".',
          file,
          line: 4,
          column: 1,
          end_line: 4,
          end_column: 18,
        },
      ],
    });
    // the hint is in the issue
    expect(json.err).not.toContain('hint:');
  });

  test('prints its id before it grants permissions, whose failure is a warning', async ({
    expect,
    write,
    env,
    local,
  }) => {
    const denied = { status: 403, body: { message: 'not yours' } };
    local.addFault({ path: '*/permissions/jobs/*', answer: denied });
    const permissions = 'permissions: [{group_name: vision, level: CAN_VIEW}]\n';
    const file = await write(config('echo', permissions));
    const warning = `Warning: the permissions on the job were not granted: http://127.0.0.1:… answered 403: not yours
  ${file}:4:1
  4 | permissions: [{group_name: vision, level: CAN_VIEW}]
    | ^^^^^^^^^^^
  hint: The run exists. Its permissions can be set on its page: http://127.0.0.1:…/jobs/runs/…

1 warning
`;
    let patchesBefore: number | undefined;
    const patches = (): number =>
      local.requests().filter(({ method }) => method === 'PATCH').length;
    const text = await air(['run', file], {
      env,
      interruptAt: () => {
        patchesBefore ??= patches();
        return false;
      },
    });
    expect(patchesBefore).toBe(0);
    expect(patches()).toBe(2);
    expect({ ...text, err: steady(text.err) }).toMatchObject({
      status: 0,
      err: `Launching "hello" on http://127.0.0.1:…\n${warning}`,
    });

    const json = await air(['run', file, '-o', 'json'], { env });
    expect(JSON.parse(json.out).data).toEqual({
      status: 'SUBMITTED',
      run_id: expect.any(String),
      dashboard_url: expect.any(String),
    });
    expect(steady(json.err)).toContain(warning);
  });

  test('of containers runs each on its nodes', async ({ expect, write, env }) => {
    const file = await write(`experiment_name: hello
compute: {num_accelerators: 2, accelerator_type: GPU_1xA10}
max_retries: 0
env_variables: {WHO: everyone}
containers:
  - {name: a, command: 'echo "a says $WHO"', ranks: [1], unity_catalog_image: 'm.v.a:1'}
  - name: b
    command: 'echo "b says $WHO"'
    ranks: [0]
    unity_catalog_image: 'm.v.b:1'
    environment_variables: {variables: {WHO: me}}
`);
    const { status, out } = await air(['run', file, '--watch', '--node', 'all'], { env });
    expect(status).toBe(0);
    expect(out).toContain('[node 0] b says me\n');
    expect(out).toContain('[node 1] a says everyone\n');
  });
});
