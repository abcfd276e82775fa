import { open } from 'node:fs/promises';
import { describe } from 'vitest';
import { config } from '../../test/air.ts';
import { doubtful, doubtfulText, test, wrong, wrongText } from '../../test/validate.ts';

const url = '*config:validate';
const refused = {
  path: url,
  answer: {
    status: 200,
    body: {
      errors: [
        { path: 'task.deployments[0].compute.accelerator_count', message: 'over the quota' },
      ],
    },
  },
};
const refusedText = (file: string): string => `Error: compute.num_accelerators: over the quota
  ${file}:2:11
  2 | compute: {num_accelerators: 1, accelerator_type: GPU_1xA10}
    |           ^^^^^^^^^^^^^^^^

`;

describe('air validate --server', { concurrent: true }, () => {
  test('asks about what is right on this machine, once who is signed in, and writes nothing', async ({
    expect,
    put,
    validate,
    env,
    local,
  }) => {
    for (const name of ['a', 'b', 'd']) await put(`${name}.yaml`, config());
    await put('c.yaml', wrong);
    const names = ['a', 'b', 'c', 'd'].map((name) => `@/${name}.yaml`);
    expect(await validate([...names, '--server'], { env })).toEqual({
      status: 1,
      out: `${wrongText('@/c.yaml')}4 files checked, 1 with errors: 2 errors\n`,
      err: '',
    });
    expect(local.requests().map(({ path }) => path)).toEqual([
      '/api/2.0/preview/scim/v2/Me',
      ...['a', 'b', 'd'].map(() => '/api/2.0/ai-training/config:validate'),
    ]);
  });

  test('needs no workspace where nothing is right', async ({ expect, put, validate }) => {
    await put('c.yaml', wrong);
    expect(await validate(['@/c.yaml', '--server'])).toMatchObject({ status: 1, err: '' });
  });

  test('tells what the workspace finds at its place, in the order of the files', async ({
    expect,
    put,
    validate,
    env,
    local,
  }) => {
    await put('a.yaml', doubtful);
    await put('b.yaml', config());
    local.addFault(refused);
    expect(await validate(['@/b.yaml', '@/a.yaml', '--server'], { env })).toEqual({
      status: 1,
      out: `${refusedText('@/b.yaml')}${refusedText('@/a.yaml')}${doubtfulText('@/a.yaml')}2 files checked, 2 with errors: 2 errors, 1 warning\n`,
      err: '',
    });
  });

  const issue =
    '{"code":"refused-by-workspace","kind":"rule","severity":"error","path":"compute.num_accelerators","message":"compute.num_accelerators: over the quota","file":"@/a.yaml","line":2,"column":11,"end_line":2,"end_column":27}';
  const file = `{"file":"@/a.yaml","ok":false,"issues":[${issue}]}`;
  test.for([
    [
      'json',
      `{"v":1,"ts":"…","error":{"code":"INVALID_CONFIG","kind":"PERMANENT","message":"compute.num_accelerators: over the quota","retryable":false,"files":[${file}],"errors":1,"warnings":0}}\n`,
      '',
    ],
    ['jsonl', `${file}\n`, ''],
    [
      'github',
      '::error file=@/a.yaml,line=2,endLine=2,col=11,endColumn=27,title=refused-by-workspace::compute.num_accelerators: over the quota\n',
      '1 error\n',
    ],
  ] as const)(
    'tells it with -o %s',
    async ([format, out, err], { expect, put, validate, env, local }) => {
      local.addFault(refused);
      await put('a.yaml', config());
      const told = await validate(['@/a.yaml', '--server', '-o', format], { env });
      expect(told).toEqual({ status: 1, out, err });
    },
  );

  test('tells it with -o sarif', async ({ expect, put, validate, env, local }) => {
    local.addFault(refused);
    await put('a.yaml', config());
    const { status, out } = await validate(['@/a.yaml', '--server', '-o', 'sarif'], { env });
    expect(status).toBe(1);
    expect(JSON.parse(out).runs[0].results).toMatchObject([
      {
        ruleId: 'refused-by-workspace',
        locations: [{ physicalLocation: { region: { startLine: 2, startColumn: 11 } } }],
      },
    ]);
  });

  test('reads standard input', async ({ expect, put, validate, env, local }) => {
    local.addFault(refused);
    const input = await open(await put('a.yaml', config()));
    const told = await validate(['-', '--stdin-name', 'b.yaml', '--server'], {
      env,
      standardInput: input.fd,
    });
    await input.close();
    expect(told).toEqual({ status: 1, out: `${refusedText('b.yaml')}1 error\n`, err: '' });
  });

  test('sends what the overrides make of a file', async ({ expect, put, validate, env, local }) => {
    await put('a.yaml', config());
    await validate(['@/a.yaml', '--server', '--override', 'max_retries=2'], { env });
    expect(local.requests().at(-1)?.body).toMatchObject({ run_options: { max_retries: 2 } });
  });

  test('goes side by side, and reports in the order of the files', async ({
    expect,
    put,
    validate,
    env,
    local,
  }) => {
    const names = Array.from({ length: 9 }, (_, index) => `@/${index}.yaml`);
    for (const name of names) await put(name.slice(2), config());
    local.addFault({ path: url, times: 1, delayMs: 200 });
    const { status, out } = await validate([...names, '--server', '-o', 'jsonl'], { env });
    expect(status).toBe(0);
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).file),
    ).toEqual(names);
    const checks = local.requests().slice(1);
    const first = checks[0]?.ended ?? 0;
    expect(checks.filter(({ began }) => began < first)).toHaveLength(4);
  });

  test('without a verdict is an error that may pass', async ({
    expect,
    put,
    validate,
    env,
    local,
  }) => {
    local.addFault({ path: url, answer: { status: 500, body: { message: 'broken' } } });
    await put('a.yaml', wrong);
    await put('b.yaml', config());
    const reason =
      'the workspace gave no verdict on the config: http://127.0.0.1:… answered 500: broken';
    const hint =
      '  hint: Try again in a moment. A launch goes on without it: submission checks again.\n';
    expect(await validate(['@/a.yaml', '@/b.yaml', '--server'], { env })).toEqual({
      status: 1,
      out: wrongText('@/a.yaml'),
      err: `Error: ${reason}\n${hint}`,
    });
    expect(await validate(['@/b.yaml', '--server', '-o', 'json'], { env })).toEqual({
      status: 1,
      out: `{"v":1,"ts":"…","error":{"code":"VALIDATION_UNAVAILABLE","kind":"TRANSIENT","message":"${reason}","retryable":true}}\n`,
      err: hint,
    });
  });

  test.for([
    [401, 'UNAUTHENTICATED'],
    [403, 'PERMISSION_DENIED'],
    [400, 'INVALID_CONFIG'],
  ] as const)('stops at %i', async ([status, code], { expect, put, validate, env, local }) => {
    local.addFault({ path: url, answer: { status, body: { message: 'no' } } });
    await put('a.yaml', config());
    const told = await validate(['@/a.yaml', '--server', '-o', 'json'], { env });
    expect(told.status).toBe(1);
    expect(JSON.parse(told.out)).toMatchObject({ error: { code, retryable: false } });
  });

  test('ends on Ctrl-C without waiting for the workspace', async ({
    expect,
    put,
    validate,
    env,
    local,
  }) => {
    local.addFault({ path: url, delayMs: 60_000 });
    await put('a.yaml', wrong);
    await put('b.yaml', config());
    const { status, out } = await validate(['@/a.yaml', '@/b.yaml', '--server', '-o', 'jsonl'], {
      env,
      interruptAt: () => true,
    });
    const [first = '', last = ''] = out.split('\n');
    expect(JSON.parse(first)).toMatchObject({ file: '@/a.yaml', ok: false });
    expect({ status, ...JSON.parse(last) }).toMatchObject({
      status: 130,
      error: { code: 'INTERRUPTED', message: 'interrupted' },
    });
  });

  test('without credentials says what to set', async ({ expect, put, validate, folder }) => {
    await put('a.yaml', config());
    const { status, err } = await validate(['@/a.yaml', '--server'], { env: { HOME: folder } });
    expect(status).toBe(1);
    expect(err).toMatch(/^Error: cannot configure default credentials: /);
  });
});
