import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe } from 'vitest';
import { covers } from '../support/covers.ts';
import { runAir } from '../support/run-air.ts';
import { config, steady, test } from '../support/test.ts';

interface Case {
  readonly about: string;
  /** What the file holds; nothing is there where nothing is told. */
  readonly file?: string | Uint8Array;
  readonly isFolder?: true;
  readonly err: string;
  /** The first issue, less what all have; undefined where nothing was read. */
  readonly issue: object | undefined;
}

const nowhere = { line: null, column: null, end_line: null, end_column: null };

const cases: readonly Case[] = [
  {
    about: 'missing',
    err: `Error: cannot read config file "run.yaml": there is no such file
  hint: Check the path; it is relative to the current folder.
`,
    issue: undefined,
  },
  {
    about: 'a directory',
    isFolder: true,
    err: `Error: cannot read config file "run.yaml": it is a directory
  hint: Name the YAML file in it.
`,
    issue: undefined,
  },
  {
    about: 'empty',
    file: '',
    err: `Error: the file is empty
  run.yaml

1 error
`,
    issue: { code: 'empty-file', ...nowhere },
  },
  {
    about: 'only comments',
    file: '# nothing\n',
    err: `Error: the file is empty
  run.yaml

1 error
`,
    issue: { code: 'empty-file', ...nowhere },
  },
  {
    about: 'not UTF-8',
    file: Buffer.from('experiment_name: caf\u00E9\n', 'latin1'),
    err: `Error: the file is not UTF-8 text: here are bytes that mean nothing in UTF-8
  run.yaml:1:21
  1 | experiment_name: caf\uFFFD
    |                     ^
  hint: Save it as UTF-8.

1 error
`,
    issue: { code: 'not-utf-8', line: 1, column: 21, end_line: 1, end_column: 22 },
  },
  {
    about: 'over 4 MiB',
    file: `# ${'x'.repeat(4 * 1024 * 1024)}\n${config()}`,
    err: `Error: the file has 4194427 bytes, and a config has at most 4194304 (4 MiB)
  run.yaml
  hint: Keep data in files of its own and give their paths in parameters.

1 error
`,
    issue: { code: 'file-too-large', ...nowhere },
  },
  {
    about: 'no YAML',
    file: 'experiment_name: [hello\n',
    err: `Error: a [ is not closed: a ] is missing
  run.yaml:1:18
  1 | experiment_name: [hello
    |                  ^
  hint: Close it, and indent the lines inside more than its key.

1 error
`,
    issue: { code: 'unclosed-bracket', line: 1, column: 18, end_line: 1, end_column: 19 },
  },
  {
    about: 'wrong in several places',
    file: config('echo hello', 'comand: x\n').replace('hello', 'not a name'),
    err: `Error: unknown key comand: did you mean command?
  run.yaml:4:1
  4 | comand: x
    | ^^^^^^

Error: invalid experiment_name "not a name": only alphanumeric characters, hyphens (-), and underscores (_) are allowed
  run.yaml:1:1
  1 | experiment_name: not a name
    | ^^^^^^^^^^^^^^^

2 errors
`,
    issue: { code: 'unknown-key', path: 'comand', line: 4, column: 1, end_line: 4, end_column: 7 },
  },
];

describe('a config file that is', { concurrent: true }, () => {
  test.for(cases)('$about', async ({ file, isFolder, err, issue }, { expect, home, write }) => {
    covers('config/unreadable', 'cli/text-errors', 'cli/code-invalid-config', 'cli/issues');
    if (isFolder === true) await mkdir(join(home, 'run.yaml'));
    if (file !== undefined) await write(file);
    const line = ['run', '-f', 'run.yaml', '--dry-run'];
    const text = await runAir(line, { cwd: home });
    expect(text).toEqual({ status: 1, out: '', err });

    const json = await runAir([...line, '-o', 'json'], { cwd: home });
    const { error } = JSON.parse(json.out);
    expect({ ...json, out: json.out.split('\n').length }).toMatchObject({ status: 1, out: 2 });
    expect(error).toMatchObject({
      code: 'INVALID_CONFIG',
      kind: 'PERMANENT',
      message: /^Error: (.*)/.exec(err)?.[1],
      retryable: false,
    });
    if (issue === undefined) expect(error).not.toHaveProperty('issues');
    else expect(error.issues[0]).toMatchObject({ ...issue, severity: 'error', file: 'run.yaml' });
  });
});

describe('a launch stops on this machine', { concurrent: true }, () => {
  test('without a file', async ({ expect }) => {
    covers('cli/message-file-not-set', 'cli/code-invalid-args');
    expect(await runAir(['run'])).toEqual({
      status: 1,
      out: '',
      err: 'Error: required flag(s) "file" not set\nUsage: air run -f FILE [flags]\n',
    });
    const { status, out, err } = await runAir(['run', '-o', 'json']);
    expect({ status, out: steady(out), err }).toEqual({
      status: 1,
      out: `{"v":1,"ts":"…","error":{"code":"INVALID_ARGS","kind":"PERMANENT","message":"required flag(s) \\"file\\" not set","retryable":false}}\n`,
      err: '',
    });
  });

  test('without credentials', async ({ expect, home, write }) => {
    covers('workspace/nothing-configured');
    // no program that signs in is found either
    const env = { HOME: home, PATH: home };
    const file = await write(config());
    expect(await runAir(['run', file], { env })).toEqual({
      status: 1,
      out: '',
      err: `Error: cannot configure default credentials: set DATABRICKS_HOST and DATABRICKS_TOKEN, or host and token in a profile of ${home}/.databrickscfg
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
  });

  test('for a training config over 1 MiB', async ({ expect, home, write }) => {
    covers('launch/training-config-limit');
    const file = await write(`# ${'x'.repeat(1024 * 1024)}\n${config()}`);
    const env = { HOME: home };
    expect(await runAir(['run', file, '--dry-run'], { env })).toMatchObject({ status: 0 });
    expect(await runAir(['run', file], { env })).toEqual({
      status: 1,
      out: '',
      err: `Error: training_config.yaml is 1048699 bytes, over the limit of 1048576 (1 MiB): shrink \`parameters\` or \`command\`
  hint: Long scripts and data belong in files that the command reads, not in the config.
`,
    });
  });

  test.for([
    [
      'missing',
      undefined,
      `Error: requirements file "packages.yaml" does not exist
  run.yaml:4:15
  4 | environment: {dependencies: packages.yaml}
    |               ^^^^^^^^^^^^
  hint: environment.dependencies is a path relative to the config file, or a list of packages.

1 error
`,
    ],
    [
      'malformed',
      'dependencies: [torch\n',
      `Error: a [ is not closed: a ] is missing
  packages.yaml:1:15
  1 | dependencies: [torch
    |               ^
  hint: Close it, and indent the lines inside more than its key.

1 error
`,
    ],
    [
      'holding unknown keys',
      'version: 5\ndependancies: [torch]\n',
      `Error: unknown key dependancies: did you mean dependencies?
  packages.yaml:2:1
  2 | dependancies: [torch]
    | ^^^^^^^^^^^^

1 error
`,
    ],
  ] as const)(
    'for a requirements file that is %s',
    async ([, text, err], { expect, home, write }) => {
      if (text !== undefined) await write(text, 'packages.yaml');
      await write(config('echo', 'environment: {dependencies: packages.yaml}\n'));
      const options = { cwd: home, env: { HOME: home } };
      expect(await runAir(['run', 'run.yaml'], options)).toEqual({ status: 1, out: '', err });
      const dry = await runAir(['run', 'run.yaml', '--dry-run'], options);
      expect(dry).toMatchObject({
        status: 0,
        out: 'Dry run: configuration for "hello" is valid; not submitting.\n',
        err: expect.stringContaining('Warning: requirements file "packages.yaml" '),
      });
    },
  );
});
