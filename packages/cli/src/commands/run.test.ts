import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe } from 'vitest';
import { air, config, steady, test } from '../../test/air.ts';

const valid = 'Dry run: configuration for "hello" is valid; not submitting.\n';

describe('a dry run', () => {
  test('says that a config is valid, whatever else is asked for', async ({ expect, write }) => {
    const file = await write(config());
    const told = { status: 0, out: valid, err: '' };
    expect(await air(['run', '-f', file, '--dry-run'])).toEqual(told);
    expect(await air(['run', file, '--dry-run', '--watch', '--local'])).toEqual(told);
    expect(await air(['run', file, '--dry-run', '--node', 'all'])).toEqual(told);
  });

  test('shows warnings beside its answer', async ({ expect, write, folder }) => {
    const file = await write(config('echo', 'environment: {dependencies: packages.yaml}\n'));
    const missing = join(folder, 'packages.yaml');
    expect(await air(['run', file, '--dry-run'])).toEqual({
      status: 0,
      out: valid,
      err: `Warning: requirements file "${missing}" does not exist
  ${file}:4:15
  4 | environment: {dependencies: packages.yaml}
    |               ^^^^^^^^^^^^
  hint: environment.dependencies is a path relative to the config file, or a list of packages.

1 warning
`,
    });
    const { out, err } = await air(['run', file, '--dry-run', '-o', 'json']);
    expect(err).toBe('');
    expect(JSON.parse(out)).toMatchObject({
      data: {
        status: 'DRY_RUN_OK',
        dry_run: true,
        warnings: [
          { code: 'requirements-missing', severity: 'warning', file, line: 4, column: 15 },
        ],
      },
    });
  });

  test('tells each override on standard error', async ({ expect, write }) => {
    const file = await write(config());
    const overrides = [
      '--override',
      'compute.num_accelerators=2',
      '--override=parameters.text=a=b',
      '--override',
      'max_retries=',
    ];
    expect(await air(['run', file, '--dry-run', ...overrides])).toEqual({
      status: 0,
      out: valid,
      err: `Override compute.num_accelerators: from 1 to 2
Override parameters.text: set to a=b
Override max_retries: from 0 to null
`,
    });
  });
});

describe('an override that is wrong', () => {
  test('stops before the file is read', async ({ expect }) => {
    expect(await air(['run', 'no-such-file', '--override', 'max_retries'])).toEqual({
      status: 1,
      out: '',
      err: `Error: the override "max_retries" has no =
  hint: Write it as KEY=VALUE, such as compute.num_accelerators=16.
Usage: air run -f FILE [flags]
`,
    });
  });

  test('is pointed at when its value is', async ({ expect, write }) => {
    const file = await write(config());
    const line = ['run', file, '--dry-run', '--override', 'compute.num_accelerators=0'];
    expect(await air(line)).toEqual({
      status: 1,
      out: '',
      err: `Override compute.num_accelerators: from 1 to 0
Error: compute.num_accelerators must be positive, got 0
  --override compute.num_accelerators=0

1 error
`,
    });
    const { out } = await air([...line, '-o', 'json']);
    expect(JSON.parse(out)).toMatchObject({
      error: {
        code: 'INVALID_CONFIG',
        issues: [{ path: 'compute.num_accelerators', file, line: null, end_column: null }],
      },
    });
  });
});

describe('a file that cannot be read', () => {
  const said = (file: string, reason: string, hint: string): object => ({
    status: 1,
    out: '',
    err: `Error: cannot read config file "${file}": ${reason}\n  hint: ${hint}\n`,
  });

  test('because it is missing', async ({ expect, folder }) => {
    const file = join(folder, 'gone.yaml');
    const hint = 'Check the path; it is relative to the current folder.';
    expect(await air(['run', file])).toEqual(said(file, 'there is no such file', hint));
    const { status, out } = await air(['run', file, '-o', 'json']);
    expect({ status, out: steady(out) }).toEqual({
      status: 1,
      out: `{"v":1,"ts":"…","error":{"code":"INVALID_CONFIG","kind":"PERMANENT","message":"cannot read config file \\"${file}\\": there is no such file","retryable":false}}\n`,
    });
  });

  test('because it is no file but a sign for standard input', async ({ expect }) => {
    const hint = 'Only air validate takes - for standard input; name /dev/stdin.';
    expect(await air(['run', '-f', '-'])).toEqual(said('-', 'there is no such file', hint));
  });

  test('because it is below a file', async ({ expect, write }) => {
    const file = join(await write('x'), 'run.yaml');
    const hint = 'A part of the path is a file, not a folder.';
    expect(await air(['run', file])).toEqual(said(file, 'there is no such file', hint));
  });

  test('because it is a directory', async ({ expect, folder }) => {
    const file = join(folder, 'run.yaml');
    await mkdir(file);
    expect(await air(['run', file])).toEqual(
      said(file, 'it is a directory', 'Name the YAML file in it.'),
    );
  });
});

describe('a config that is wrong', () => {
  interface Vector {
    readonly id: string;
    readonly yaml: string;
    readonly expect: Verdict;
    readonly alt?: {
      readonly paths?: readonly (string | null)[];
      readonly kinds?: readonly (string | null)[];
      readonly lines?: readonly (number | null)[];
    };
  }
  interface Verdict {
    readonly ok: boolean;
    readonly path: string | null;
    readonly kind: string | null;
    readonly line: number | null;
  }

  const vectors = readFileSync(
    new URL('../../../validate/conformance/vectors.jsonl', import.meta.url),
    'utf8',
  )
    .trim()
    .split('\n')
    .map((line): Vector => JSON.parse(line));

  test('has an envelope with its issues, for every conformance vector', async ({
    expect,
    write,
  }) => {
    const bad = vectors.filter((vector) => !vector.expect.ok);
    expect(bad.length).toBeGreaterThan(400);
    for (const { id, yaml, expect: wanted, alt = {} } of bad) {
      const file = await write(yaml);
      const { status, out, err } = await air(['run', file, '--dry-run', '-o', 'json']);
      const { v, ts, error } = JSON.parse(out);
      const first = error.issues.find(({ severity }: { severity: string }) => severity === 'error');
      expect({ id, status, err, lines: out.split('\n').length, v, error }).toMatchObject({
        status: 1,
        err: '',
        lines: 2,
        v: 1,
        error: {
          code: 'INVALID_CONFIG',
          kind: 'PERMANENT',
          message: first.message,
          retryable: false,
        },
      });
      expect(new Date(ts).toISOString(), id).toBe(ts);
      expect(Object.keys(error), id).toEqual(['code', 'kind', 'message', 'retryable', 'issues']);
      expect([wanted.path ?? '', ...(alt.paths ?? []).map((path) => path ?? '')], id).toContain(
        first.path,
      );
      expect([wanted.kind, ...(alt.kinds ?? [])], id).toContain(first.kind);
      expect([wanted.line, ...(alt.lines ?? [])], id).toContain(first.line);
      expect(first.file, id).toBe(file);
    }
  });

  test('has its place, the source line and a marker in text, and a count at the end', async ({
    expect,
    write,
  }) => {
    const file = await write(config().replace('hello', 'bad.name').replace(': 1,', ': 0,'));
    expect(await air(['run', file, '--dry-run'])).toEqual({
      status: 1,
      out: '',
      err: `Error: invalid experiment_name "bad.name": only alphanumeric characters, hyphens (-), and underscores (_) are allowed
  ${file}:1:1
  1 | experiment_name: bad.name
    | ^^^^^^^^^^^^^^^

Error: compute.num_accelerators must be positive, got 0
  ${file}:2:11
  2 | compute: {num_accelerators: 0, accelerator_type: GPU_1xA10}
    |           ^^^^^^^^^^^^^^^^

2 errors
`,
    });
  });

  test('is coloured when that is asked for', async ({ expect, write }) => {
    const file = await write('experiment_name: bad.name\n');
    const red = '\u001B[31mError:';
    const line = ['run', file, '--dry-run'];
    expect((await air(line, { env: { FORCE_COLOR: '1' } })).err).toContain(red);
    expect((await air(line, { env: { FORCE_COLOR: '1', NO_COLOR: '1' } })).err).not.toContain(red);
    const plain = await air([...line, '--no-color'], { env: { FORCE_COLOR: '1' } });
    expect(plain.err).not.toContain('\u001B');
    expect((await air(['rum'], { env: { FORCE_COLOR: '1' } })).err).toContain(red);
  });
});
