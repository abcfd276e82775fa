import { closeSync, openSync } from 'node:fs';
import { symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe } from 'vitest';
import { air, config } from '../../test/air.ts';
import { doubtful, doubtfulText, test, wrong, wrongText } from '../../test/validate.ts';

describe('text', () => {
  test('a file that is right', async ({ expect, put, validate }) => {
    await put('run.yaml', config());
    expect(await validate(['@/run.yaml'])).toEqual({
      status: 0,
      out: '@/run.yaml is valid\n',
      err: '',
    });
  });

  test('a file with doubts is right too', async ({ expect, put, validate }) => {
    await put('run.yaml', doubtful);
    expect(await validate(['@/run.yaml'])).toEqual({
      status: 0,
      out: `${doubtfulText('@/run.yaml')}@/run.yaml is valid: 1 warning\n`,
      err: '',
    });
  });

  test('a file that is wrong, with all that is wrong', async ({ expect, put, validate }) => {
    await put('run.yaml', wrong);
    expect(await validate(['@/run.yaml'])).toEqual({
      status: 1,
      out: `${wrongText('@/run.yaml')}2 errors\n`,
      err: '',
    });
  });

  test('several files, in the order in which they are named', async ({ expect, put, validate }) => {
    await put('b.yaml', wrong);
    await put('a.yaml', doubtful);
    await put('c.yaml', config());
    expect(await validate(['@/b.yaml', '@/a.yaml', '@/c.yaml', '@/b.yaml'])).toEqual({
      status: 1,
      out: `${wrongText('@/b.yaml')}${doubtfulText('@/a.yaml')}3 files checked, 1 with errors: 2 errors, 1 warning\n`,
      err: '',
    });
    expect((await validate(['@/a.yaml', '@/c.yaml'])).out).toBe(
      `${doubtfulText('@/a.yaml')}2 files checked, all valid: 1 warning\n`,
    );
  });

  test('paths that cannot be checked do not keep others from it', async ({
    expect,
    put,
    folder,
    validate,
  }) => {
    await put('c.yaml', config());
    await symlink('round.yaml', join(folder, 'round.yaml'));
    expect(await validate(['@/no.yaml', '@/round.yaml', '@/c.yaml'])).toEqual({
      status: 1,
      out: `Error: cannot read config file "@/no.yaml": there is no such file
  @/no.yaml
  hint: Check the path; it is relative to the current folder.

Error: cannot read config file "@/round.yaml": its symbolic links go round in a circle
  @/round.yaml
  hint: Name the file itself.

1 file checked, 2 paths could not be checked: 2 errors
`,
      err: '',
    });
  });

  test('a requirements file that is not there is a warning, as in a dry run', async ({
    expect,
    put,
    validate,
  }) => {
    await put('run.yaml', config('echo', 'environment: {dependencies: deps.yaml}\n'));
    expect(await validate(['@/run.yaml'])).toEqual({
      status: 0,
      out: `Warning: requirements file "@/deps.yaml" does not exist
  @/run.yaml:4:15
  4 | environment: {dependencies: deps.yaml}
    |               ^^^^^^^^^^^^
  hint: environment.dependencies is a path relative to the config file, or a list of packages.

@/run.yaml is valid: 1 warning
`,
      err: '',
    });
    await put('deps.yaml', 'dependencies: [numpy]\n');
    expect((await validate(['@/run.yaml'])).out).toBe('@/run.yaml is valid\n');
  });

  test('is coloured where it is shown in a terminal', async ({ expect, put, validate }) => {
    await put('run.yaml', wrong);
    const { out } = await validate(['@/run.yaml'], { isTerminal: true });
    expect(out).toMatch(/^\u001b\[31mError:\u001b\[0m unknown key max_tries/);
    expect((await validate(['@/run.yaml', '--no-color'], { isTerminal: true })).out).toBe(
      `${wrongText('@/run.yaml')}2 errors\n`,
    );
  });
});

describe('standard input', () => {
  test('stands for the file that is named', async ({ expect, put, validate }) => {
    const file = await put(
      'conf/run.yaml',
      config('echo', 'environment: {dependencies: d.yaml}\n'),
    );
    await put('conf/d.yaml', 'dependencies: []\n');
    const standardInput = openSync(file, 'r');
    expect(
      await validate(['-', '--stdin-name', `${dirname(file)}/x.yaml`], { standardInput }),
    ).toEqual({ status: 0, out: '@/conf/x.yaml is valid\n', err: '' });
    closeSync(standardInput);
  });

  test('has a name of its own when none is given', async ({ expect, put, validate }) => {
    const standardInput = openSync(await put('run.yaml', wrong), 'r');
    expect(await validate(['-'], { standardInput })).toEqual({
      status: 1,
      out: `${wrongText('<stdin>')}2 errors\n`,
      err: '',
    });
    closeSync(standardInput);
  });

  test('that cannot be read is told', async ({ expect, validate }) => {
    expect((await validate(['-'])).out).toMatch(
      /^Error: cannot read config file "<stdin>": the system answers /,
    );
  });
});

describe('how much is told, and how much is fine', () => {
  test('--quiet tells errors only', async ({ expect, put, validate }) => {
    await put('a.yaml', doubtful);
    await put('b.yaml', wrong);
    expect(await validate(['@/a.yaml', '--quiet'])).toEqual({ status: 0, out: '', err: '' });
    expect(await validate(['@', '--quiet'])).toEqual({
      status: 1,
      out: `${wrongText('@/b.yaml')}2 YAML files looked at, 2 run configs checked, 1 with errors: 2 errors, 1 warning\n`,
      err: '',
    });
    expect(await validate(['@/a.yaml', '--quiet', '-o', 'json'])).toEqual({
      status: 0,
      out: '{"v":1,"ts":"…","data":{"files":[{"file":"@/a.yaml","ok":true,"issues":[]}],"errors":0,"warnings":1}}\n',
      err: '',
    });
  });

  test('--max-warnings says how many warnings are fine', async ({ expect, put, validate }) => {
    await put('a.yaml', doubtful);
    expect((await validate(['@/a.yaml', '--max-warnings', '1'])).status).toBe(0);
    expect(await validate(['@/a.yaml', '--max-warnings', '0'])).toEqual({
      status: 1,
      out: `${doubtfulText('@/a.yaml')}@/a.yaml is valid: 1 warning, and --max-warnings allows 0\n`,
      err: '',
    });
    const { status, out } = await validate([
      '@/a.yaml',
      '--max-warnings=0',
      '--quiet',
      '-o',
      'json',
    ]);
    expect({ status, out }).toEqual({
      status: 1,
      out: '{"v":1,"ts":"…","error":{"code":"INVALID_CONFIG","kind":"PERMANENT","message":"@/a.yaml is valid: 1 warning, and --max-warnings allows 0","retryable":false,"files":[{"file":"@/a.yaml","ok":true,"issues":[]}],"errors":0,"warnings":1}}\n',
    });
  });
});

describe('a command line that is wrong', () => {
  const usage = 'Usage: air validate [FILE|DIR|-]… [flags]\n';

  test.for<readonly [argv: readonly string[], err: string]>([
    [
      ['-o', 'yaml'],
      `Error: invalid --output "yaml": it is text, json, jsonl, sarif or github\n${usage}`,
    ],
    [
      ['a', '--max-warnings', 'few'],
      `Error: invalid --max-warnings "few": it is a whole number, 0 or more\n${usage}`,
    ],
    [
      ['a', '--stdin-name', 'b'],
      `Error: --stdin-name names standard input, and no "-" asks for it\n${usage}`,
    ],
    [
      ['a', '--max-warning', '1'],
      `Error: unknown flag --max-warning\n  hint: Did you mean --max-warnings?\n${usage}`,
    ],
  ])('%j', async ([argv, err], { expect }) => {
    expect(await air(['validate', ...argv])).toEqual({ status: 1, out: '', err });
  });

  test('is an envelope with JSON lines too', async ({ expect, validate }) => {
    const { status, out } = await validate(['@', '-o', 'jsonl', '--max-warnings', 'few']);
    expect({ status, out }).toEqual({
      status: 1,
      out: '{"v":1,"ts":"…","error":{"code":"INVALID_ARGS","kind":"PERMANENT","message":"invalid --max-warnings \\"few\\": it is a whole number, 0 or more","retryable":false}}\n',
    });
  });
});

test('a reader that is gone ends it quietly', async ({ expect, put, validate }) => {
  await put('run.yaml', wrong);
  expect(await validate(['@/run.yaml'], { closed: true })).toEqual({ status: 0, out: '', err: '' });
});
