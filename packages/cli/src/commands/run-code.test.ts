import { execFileSync } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { air, config, steady, test as base } from '../../test/air.ts';

const test = base.extend<{ file: string }>({
  file: async ({ folder, write }, use) => {
    await mkdir(join(folder, 'code/__pycache__'), { recursive: true });
    await writeFile(join(folder, 'code/train.py'), 'print("hello")\n');
    await writeFile(join(folder, 'code/__pycache__/x.pyc'), '');
    await use(await write(config('true', 'code_source: { root_path: code }\n')));
  },
});

const counts = '1 file, 15 bytes; left out: 0 ignored, 1 by default';
/** The same with `…` for the name of an archive. */
const plain = (text: string): string => steady(text).replaceAll(/code_[0-9a-f]{16}\b/g, 'code_…');

test('a launch tells of its code in one line, uploads it, and the second time does not', async ({
  expect,
  file,
  env,
}) => {
  const first = await air(['run', file], { env });
  expect({ status: first.status, err: plain(first.err) }).toEqual({
    status: 0,
    err: `Launching "hello" on http://127.0.0.1:…\nUploading code_….tar.gz: ${counts}\n`,
  });
  const second = await air(['run', file], { env });
  expect(plain(second.err)).toBe(
    `Launching "hello" on http://127.0.0.1:…\nThe workspace has code_….tar.gz already: ${counts}\n`,
  );
});

test('what is doubtful about the code is in the envelope', async ({
  expect,
  file,
  folder,
  env,
}) => {
  await writeFile(join(folder, 'code/.env'), '');
  const { out } = await air(['run', file, '-o', 'json'], { env });
  expect(JSON.parse(out).data).toMatchObject({
    status: 'SUBMITTED',
    warnings: [{ code: 'looks-like-a-key', severity: 'warning', path: 'code_source', line: 4 }],
  });
});

test('code that cannot be packed ends a launch and a plan before anyone is asked', async ({
  expect,
  file,
  folder,
  env,
  local,
}) => {
  await symlink('../elsewhere', join(folder, 'code/link'));
  const failure = {
    status: 1,
    out: '',
    err: 'Error: the link "link" points to "../elsewhere", outside root_path\n  hint: Copy what it points to into root_path, or leave the link out with .airignore.\n',
  };
  expect(await air(['run', file], { env })).toMatchObject(failure);
  expect(await air(['plan', file], { env })).toMatchObject(failure);
  expect(local.requests()).toEqual([]);
});

test('a plan shows the code, and with --server whether it is there', async ({
  expect,
  file,
  env,
}) => {
  const text = await air(['plan', file], { env });
  expect(plain(text.out)).toContain(`\n\nIt would pack code_….tar.gz: ${counts}\n\nGPU-hours: `);
  const { data } = JSON.parse((await air(['plan', file, '-o', 'json'], { env })).out);
  expect(data.snapshot).toEqual({
    name: `code_${data.snapshot.key.slice(0, 16)}.tar.gz`,
    key: expect.stringMatching(/^[0-9a-f]{64}$/),
    files: 1,
    content_bytes: 15,
    left_out: { ignored: 0, by_default: 1 },
  });
  const task = data.submission.tasks[0].ai_runtime_task;
  expect(task.code_source_path).toBe(
    `/Workspace/Users/<user>/.air/repo_snapshots/.internal/${data.snapshot.name}`,
  );
  const there = async (): Promise<unknown> =>
    JSON.parse((await air(['plan', file, '--server', '-o', 'json'], { env })).out).data.snapshot
      .on_workspace;
  expect(await there()).toBe(false);
  await air(['run', file], { env });
  expect(await there()).toBe(true);
  expect((await air(['plan', file, '--server'], { env })).out).toContain(
    '\nThe workspace has it already.\n',
  );
});

test('a plan names the files that tell of a repository', async ({ expect, file, folder }) => {
  execFileSync('git', ['-C', join(folder, 'code'), 'init', '--quiet']);
  const env = { PATH: process.env['PATH'] ?? '', HOME: folder };
  const { data } = JSON.parse((await air(['plan', file, '-o', 'json'], { env })).out);
  expect(data.artifacts.map(({ name }: { name: string }) => name)).toEqual([
    'training_config.yaml',
    'command.sh',
    'git_state.json',
  ]);
});

test('a patch goes along only with --git-diff', async ({ expect, file, folder, env, local }) => {
  const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com'];
  for (const args of [
    ['init', '--quiet'],
    ['add', 'train.py'],
    [...identity, 'commit', '--quiet', '--message', 'first'],
  ]) {
    execFileSync('git', ['-C', join(folder, 'code'), ...args]);
  }
  await writeFile(join(folder, 'code/train.py'), 'print("changed")\n');
  const patches = async (flags: readonly string[]): Promise<number> => {
    const before = local.requests().length;
    const path = process.env['PATH'] ?? '';
    const { status } = await air(['run', file, ...flags], { env: { ...env, PATH: path } });
    expect(status).toBe(0);
    const paths = local.requests().slice(before);
    return paths.filter((request) => request.path.includes('git_diff.patch')).length;
  };
  expect(await patches([])).toBe(0);
  expect(await patches(['--git-diff'])).toBe(1);
});

test('a dry run warns of code that is not here; a launch stops at it', async ({
  expect,
  write,
  folder,
  env,
}) => {
  const other = await write(config('true', 'code_source: { root_path: none }\n'));
  const message = `code_source.root_path "${folder}/none" does not exist`;
  const dry = await air(['run', '--dry-run', other, '-o', 'json']);
  expect(JSON.parse(dry.out).data).toMatchObject({
    status: 'DRY_RUN_OK',
    warnings: [{ code: 'root-missing', path: 'code_source.root_path', message, line: 4 }],
  });
  for (const command of ['run', 'plan']) {
    expect(await air([command, other], { env })).toMatchObject({
      status: 1,
      err: `Error: ${message}
  ${other}:4:16
  4 | code_source: { root_path: none }
    |                ^^^^^^^^^
  hint: root_path is relative to the config file.

1 error
`,
    });
  }
  const here = await write(config('true', 'code_source: { root_path: . }\n'));
  const { err } = await air(['plan', here, '--override', 'code_source.root_path=none']);
  expect(err).toContain(`Error: ${message}\n  --override code_source.root_path=none\n  hint: `);
});
