import { execFileSync } from 'node:child_process';
import { lstat, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, onTestFinished, vi } from 'vitest';
import { air, config, test as base } from '../../test/air.ts';

const test = base.extend<{ file: string }>({
  file: async ({ folder, write }, use) => {
    await mkdir(join(folder, 'code/venv'), { recursive: true });
    await writeFile(join(folder, 'code/.gitignore'), '*.log\n');
    await writeFile(join(folder, 'code/train.py'), 'print("hello")\n');
    await writeFile(join(folder, 'code/x.log'), '');
    await writeFile(join(folder, 'code/.env'), '');
    await writeFile(join(folder, 'code/venv/pyvenv.cfg'), '');
    await symlink('train.py', join(folder, 'code/link'));
    await use(await write(config('python train.py', 'code_source: { root_path: code }\n')));
  },
});

describe('a snapshot', () => {
  test('shows the files, the name and what was left out', async ({ expect, file }) => {
    const { status, out, err } = await air(['snapshot', file, '--list']);
    expect({ status, out: out.replaceAll(/[0-9a-f]{64}|[0-9a-f]{16}/g, '…'), err }).toEqual({
      status: 0,
      out: ` 0  .env
 6  .gitignore
    link -> "train.py"
15  train.py

code_….tar.gz: 3 files, 21 bytes; left out: 1 ignored, 1 by default
key: …
`,
      err: `Warning: what looks like keys or passwords will be packed: .env
  ${file}:4:1
  4 | code_source: { root_path: code }
    | ^^^^^^^^^^^

1 warning
`,
    });
  });

  test('writes the archive as a whole, and tells its size', async ({ expect, file, folder }) => {
    const archive = join(folder, 'code.tar.gz');
    const { out } = await air(['snapshot', file, '--out', archive, '-o', 'json']);
    const { data } = JSON.parse(out);
    expect(data).toEqual({
      name: `code_${data.key.slice(0, 16)}.tar.gz`,
      key: expect.stringMatching(/^[0-9a-f]{64}$/),
      bytes: (await stat(archive)).size,
      files: 3,
      content_bytes: 21,
      left_out: { ignored: 1, by_default: 1 },
      warnings: [
        expect.objectContaining({ code: 'looks-like-a-key', path: 'code_source', line: 4 }),
      ],
    });
    expect((await readdir(folder)).toSorted()).toEqual(['code', 'code.tar.gz', 'run.yaml']);
  });

  test('keeps the key in the cache of the user, so that the next launch reads nothing', async ({
    expect,
    file,
    folder,
  }) => {
    // as if the code had been there for a while: what is new is not trusted
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60_000 });
    onTestFinished(() => {
      vi.useRealTimers();
    });
    const args = ['snapshot', file, '-o', 'json'];
    const { out } = await air(args, { env: { HOME: join(folder, 'home') } });
    const kept = await readFile(join(folder, 'home/.cache/air/snapshot-keys'), 'utf8');
    expect(kept).toMatch(new RegExp(`^[0-9a-f]{64} ${JSON.parse(out).data.key}\n$`));
  });

  test('writes through a link, and into a pipe', async ({ expect, file, folder }) => {
    const archive = join(folder, 'code.tar.gz');
    const link = join(folder, 'link');
    const pipe = join(folder, 'pipe');
    await symlink('code.tar.gz', link);
    await writeFile(archive, 'old');
    await air(['snapshot', file, '--out', link]);
    expect((await lstat(link)).isSymbolicLink()).toBe(true);
    execFileSync('mkfifo', [pipe]);
    const piped = readFile(pipe);
    await air(['snapshot', file, '--out', pipe]);
    expect((await piped).equals(await readFile(archive))).toBe(true);
    expect((await lstat(pipe)).isFIFO()).toBe(true);
  });

  test('an archive that cannot be written is told', async ({ expect, file, folder }) => {
    const { status, err } = await air(['snapshot', file, '--out', join(folder, 'none/x.tar.gz')]);
    expect({ status, err: err.split('\n').find((line) => line.startsWith('Error')) }).toEqual({
      status: 1,
      err: `Error: --out "${folder}/none/x.tar.gz" cannot be written (ENOENT)`,
    });
  });

  test('tells whether the workspace has it, where one is signed in to', async ({
    expect,
    file,
    env,
    local,
  }) => {
    const askFor = async (): Promise<unknown> =>
      JSON.parse((await air(['snapshot', file, '-o', 'json'], { env })).out).data.on_workspace;
    expect(await askFor()).toBe(false);
    expect((await air(['snapshot', file], { env })).out).toContain('\non the workspace: no\n');
    expect(local.requests().every(({ method }) => method === 'GET')).toBe(true);
    await air(['run', file], { env });
    expect(await askFor()).toBe(true);
    expect((await air(['snapshot', file], { env })).out).toContain('\non the workspace: yes\n');
  });

  test('is known without a workspace that does not answer, which is a warning', async ({
    expect,
    file,
    env,
    local,
  }) => {
    local.addFault({ path: '*/Me', answer: { status: 503, body: { message: 'down' } } });
    const { status, out, err } = await air(['snapshot', file], { env });
    expect({ status, out: out.includes('on the workspace') }).toEqual({ status: 0, out: false });
    expect(err).toContain(
      `Warning: the workspace does not say whether it has the code: ${local.host} answered 503: down\n`,
    );
    const json = await air(['snapshot', file, '-o', 'json'], { env });
    const { data } = JSON.parse(json.out);
    expect(data).not.toHaveProperty('on_workspace');
    expect(data.warnings[1]).toMatchObject({ code: 'code-not-looked-for', severity: 'warning' });
  });

  test('a sign-in that is wrong is an error, as everywhere', async ({ expect, file, folder }) => {
    const { status, err } = await air(['snapshot', file, '-p', 'prod'], { env: { HOME: folder } });
    expect(status).toBe(1);
    expect(err).toContain('Error: ');
    expect(err).toContain('prod');
  });

  test('a limit that is no number is an error', async ({ expect, file, folder }) => {
    const env = { HOME: folder, AIR_SNAPSHOT_MAX_BYTES: '1 GiB' };
    const { out } = await air(['snapshot', file, '-o', 'json'], { env });
    expect(JSON.parse(out).error).toMatchObject({
      code: 'INVALID_ARGS',
      message: 'AIR_SNAPSHOT_MAX_BYTES is "1 GiB", which is not a number of bytes',
    });
  });

  test('what cannot be packed is an error of the config', async ({ expect, file, folder }) => {
    await symlink('../other', join(folder, 'code/out'));
    const { status, out } = await air(['snapshot', file, '-o', 'json']);
    expect({ status, error: JSON.parse(out).error }).toEqual({
      status: 1,
      error: {
        code: 'INVALID_CONFIG',
        kind: 'PERMANENT',
        message: 'the link "out" points to "../other", outside root_path',
        retryable: false,
      },
    });
  });

  test('a path that is not there is shown at its entry', async ({ expect, write, folder }) => {
    await mkdir(join(folder, 'lib'));
    const file = await write(
      config(
        'true',
        'code_source:\n  snapshot:\n    root_path: .\n    include_paths: [./lib, src/]\n',
      ),
    );
    expect(await air(['snapshot', file])).toEqual({
      status: 1,
      out: '',
      err: `Error: include_paths names "src", which does not exist in root_path
  ${file}:7:28
  7 |     include_paths: [./lib, src/]
    |                            ^^^^
  hint: Paths are relative to root_path; globs are not expanded.

1 error
`,
    });
    const { out } = await air(['snapshot', file, '-o', 'json']);
    expect(JSON.parse(out).error).toMatchObject({
      code: 'INVALID_CONFIG',
      issues: [
        { code: 'include-missing', path: 'code_source.snapshot.include_paths[1]', file, line: 7 },
      ],
    });
  });

  test('a file without code_source has nothing to pack', async ({ expect, write }) => {
    const file = await write(config());
    expect(await air(['snapshot', file])).toEqual({
      status: 1,
      out: '',
      err: `Error: "${file}" has no code_source, so no code is packed\n  hint: code_source: { root_path: . } packs the folder of the file.\n`,
    });
  });
});
