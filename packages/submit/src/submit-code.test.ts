import { execFileSync } from 'node:child_process';
import { appendFile, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe } from 'vitest';
import { configWith, test as base } from '../test/launch.ts';
import { planLaunch } from './plan/plan-launch.ts';
import { submitRun } from './submit-run.ts';
import type { CodeProgress } from './submit-run.ts';

const env = { PATH: process.env['PATH'] };
const home = '/Workspace/Users/';

/** A folder `code` beside the config, a git repository with a change that is not committed. */
const test = base.extend<{ code: string }>({
  code: async ({ folder }, use) => {
    const code = join(folder, 'code');
    await mkdir(code);
    await writeFile(join(code, 'train.py'), 'print("first")\n');
    const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com'];
    for (const args of [
      ['init', '--quiet', '--initial-branch=main'],
      ['add', '--all'],
      [...identity, 'commit', '--quiet', '--message', 'first'],
    ]) {
      execFileSync('git', ['-C', code, ...args]);
    }
    await appendFile(join(code, 'train.py'), 'print("not committed")\n');
    await use(code);
  },
});

const text = configWith('code_source: { root_path: code }');

test('code is looked for beside the check, uploaded beside the files and named in the body', async ({
  expect,
  code: _code,
  plan,
  workspace,
  local,
  uploaded,
}) => {
  const launch = await plan(text, { env });
  const told: (string | boolean)[] = [];
  await submitRun(workspace, launch, {
    onCode: ({ packed }, isThere) => told.push(packed.name, isThere),
  });
  const [name = ''] = told;
  expect(told).toEqual([expect.stringMatching(/^code_[0-9a-f]{16}\.tar\.gz$/), false]);

  const requests = local.requests();
  const paths = requests.map(({ path }) => decodeURIComponent(path));
  const body = requests.find(({ path }) => path.endsWith('/runs/submit'))?.body;
  const place = new RegExp(`^${home}.*/\\.air/repo_snapshots/\\.internal/${String(name)}$`);
  expect(body).toMatchObject({
    tasks: [{ ai_runtime_task: { code_source_path: expect.stringMatching(place) } }],
  });
  const lookUp = paths.findIndex((path) => path.includes(`get-status?path=${home}`));
  const firstWrite = paths.findIndex((path) => /mkdirs|import-file/.test(path));
  expect(lookUp).toBeGreaterThan(0);
  expect(firstWrite).toBeGreaterThan(lookUp);

  const { 'git_state.json': state = '', ...files } = await uploaded(launch);
  expect(Object.keys(files).toSorted()).toEqual(['command.sh', 'training_config.yaml']);
  expect(JSON.parse(state)).toMatchObject({
    schema_version: 1,
    packaging_mode: 'plain_tar',
    branch: 'main',
    dirty: true,
    diff_status: 'not_captured',
  });
});

test('the same code is uploaded once', async ({ expect, code, plan, workspace, local }) => {
  const uploads = (): number =>
    local.requests().filter(({ path }) => path.includes('import-file') && path.includes('.tar.gz'))
      .length;
  const there: boolean[] = [];
  const launch = async (): Promise<void> => {
    const onCode = (_: unknown, isThere: boolean): unknown => there.push(isThere);
    await submitRun(workspace, await plan(text, { env }), { onCode });
  };
  await launch();
  const first = uploads();
  await launch();
  expect(uploads()).toBe(first);
  await appendFile(join(code, 'train.py'), '\n');
  await launch();
  expect(uploads()).toBeGreaterThan(first);
  expect(there).toEqual([false, true, false]);
});

test('a patch goes along only when it is asked for', async ({
  expect,
  code: _code,
  input,
  workspace,
  uploaded,
}) => {
  const launch = await planLaunch(await input(text, { env }), { gitDiff: true });
  await submitRun(workspace, launch);
  const files = await uploaded(launch);
  expect(files['git_diff.patch']).toContain('+print("not committed")');
  expect(JSON.parse(files['git_state.json'] ?? '')).toMatchObject({
    diff_status: 'captured',
    diff_path: 'git_diff.patch',
  });
});

test('remote_volume takes the archive to a volume', async ({
  expect,
  code: _code,
  plan,
  workspace,
  local,
}) => {
  const volume = '/Volumes/main/runs/code';
  const source = `code_source: { root_path: code, remote_volume: ${volume} }`;
  const launch = await plan(configWith(source), { env });
  const told: CodeProgress[] = [];
  await submitRun(workspace, launch, { onProgress: (progress) => told.push(progress) });
  const body = JSON.stringify(
    local.requests().find(({ path }) => path.endsWith('/runs/submit'))?.body,
  );
  const [path = ''] = /\/Volumes\/main\/runs\/code\/\.internal\/code_[0-9a-f]{16}\.tar\.gz/.exec(
    body,
  ) ?? ['none'];
  expect((await readFile(join(local.stateDirectory, 'files', path))).subarray(0, 2)).toEqual(
    Buffer.from([0x1f, 0x8b]),
  );
  const { contentBytes: bytes = 0 } = launch.snapshot ?? {};
  expect(told).toEqual([
    { work: 'reading', bytes, totalBytes: bytes },
    { work: 'uploading', bytes, totalBytes: bytes },
  ]);
});

describe('what is wrong with the code ends the launch', () => {
  test('before anything is asked, where it can be seen without reading', async ({
    expect,
    code,
    plan,
    local,
  }) => {
    await symlink('/etc/passwd', join(code, 'passwd'));
    await expect(plan(text, { env })).rejects.toMatchObject({
      name: 'SnapshotError',
      code: 'link-leaves-root',
      message: 'the link "passwd" points to "/etc/passwd", outside root_path',
    });
    const missing = configWith('code_source: { root_path: code, git: { commit: v9 } }');
    await expect(plan(missing, { env })).rejects.toMatchObject({ code: 'commit-not-local' });
    expect(local.requests()).toEqual([]);
  });

  test('before anything is written, where it takes reading', async ({
    expect,
    code,
    plan,
    workspace,
    requested,
  }) => {
    const launch = await plan(text, { env });
    await appendFile(join(code, 'train.py'), 'more');
    await expect(submitRun(workspace, launch)).rejects.toMatchObject({
      code: 'changed',
      message: '"train.py" was changed or removed while it was being read',
    });
    expect(requested().filter((request) => !request.startsWith('GET'))).toEqual([]);
  });

  test('before the run is submitted, where it changes on the way', async ({
    expect,
    code,
    plan,
    workspace,
    requested,
  }) => {
    const launch = await plan(text, { env });
    const onCode = (): unknown => writeFile(join(code, 'train.py'), 'other');
    await expect(submitRun(workspace, launch, { onCode })).rejects.toMatchObject({
      code: 'changed',
    });
    expect(requested()).not.toContain('POST /api/2.2/jobs/runs/submit');
  });

  test('with the place in words, where the workspace refuses it', async ({
    expect,
    code: _code,
    plan,
    workspace,
    local,
    requested,
  }) => {
    const body = { error_code: 'PERMISSION_DENIED', message: 'not yours' };
    local.addFault({ path: '*import-file*.tar.gz', answer: { status: 403, body } });
    await expect(submitRun(workspace, await plan(text, { env }))).rejects.toMatchObject({
      code: 'permission-denied',
      message: expect.stringMatching(
        /^could not upload the code to \/Workspace\/Users\/\S+\/code_[0-9a-f]{16}\.tar\.gz: \S+ answered 403 PERMISSION_DENIED: not yours$/,
      ),
    });
    expect(requested()).not.toContain('POST /api/2.2/jobs/runs/submit');
    local.addFault({ path: '*/get-status', answer: { status: 403, body } });
    await expect(submitRun(workspace, await plan(text, { env }))).rejects.toThrow(
      /^could not look for the code at \/Workspace\/Users\//,
    );
  });

  test('with the field of the config, where there is no such volume', async ({
    expect,
    code: _code,
    plan,
    workspace,
    local,
  }) => {
    const volume = '/Volumes/main/runs/gone';
    const body = { error_code: 'NOT_FOUND', message: 'No such volume.' };
    local.addFault({ path: '*/fs/*', answer: { status: 404, body } });
    const elsewhere = configWith(`code_source: { root_path: code, remote_volume: ${volume} }`);
    await expect(submitRun(workspace, await plan(elsewhere, { env }))).rejects.toMatchObject({
      code: 'not-found',
      hint: 'Check code_source.remote_volume: the volume has to exist, and you have to be allowed to write to it.',
    });
  });
});

test('an interrupt during the upload ends it, and says what is there', async ({
  expect,
  code: _code,
  plan,
  workspace,
  local,
  requested,
}) => {
  local.addFault({ path: '*import-file*.tar.gz', delayMs: 60_000 });
  const launch = await plan(text, { env });
  const interrupt = new AbortController();
  const run = submitRun(workspace, launch, {
    signal: interrupt.signal,
    onProgress: ({ work }) => {
      if (work === 'uploading') interrupt.abort();
    },
  });
  await expect(run).rejects.toMatchObject({
    code: 'interrupted',
    message: expect.stringMatching(
      /^interrupted before the run was submitted; what was written is in \/Workspace\/Users\/\S+, and the upload of the code did not end$/,
    ),
  });
  expect(requested()).not.toContain('POST /api/2.2/jobs/runs/submit');
});

test('a git that fails is a warning, and the launch goes on', async ({
  expect,
  code,
  plan,
  workspace,
}) => {
  const launch = await plan(text, { env });
  await writeFile(join(code, '.git/config'), '[branch "main"]\n\tremote =\n\tmerge = x\n[x\n');
  const warnings: string[] = [];
  await submitRun(workspace, launch, { onWarning: (issue) => warnings.push(issue.code) });
  expect(new Set(warnings)).toEqual(new Set(['git-state-incomplete']));
});
