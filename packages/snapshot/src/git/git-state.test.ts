import { test as base } from '../../test/snapshot.ts';
import type { SnapshotInput } from '../snapshot.ts';
import { gitStateFiles } from './git-state.ts';

interface State {
  state: (
    withDiff?: boolean,
    source?: Partial<SnapshotInput['codeSource']>,
  ) => Promise<{ json: unknown; diff: string | undefined; warnings: readonly string[] }>;
}

const now = new Date('2026-01-02T03:04:05.678Z');

const test = base.extend<State>({
  state: async ({ resolve }, use) => {
    await use(async (withDiff = false, source = {}) => {
      const { files, warnings } = await gitStateFiles(await resolve(source), { withDiff, now });
      const text = (name: string): string | undefined => {
        const file = files.find((one) => one.name === name);
        return file === undefined ? undefined : new TextDecoder().decode(file.bytes);
      };
      const json = text('git_state.json');
      return {
        json: json === undefined ? undefined : JSON.parse(json),
        diff: text('git_diff.patch'),
        warnings,
      };
    });
  },
});

test('a clean clone is told whole, without the password of its URL', async ({
  expect,
  repository,
  git,
  write,
  folder,
  state,
}) => {
  await repository({ 'a.py': '' });
  const base = await git(['rev-parse', 'HEAD']);
  await git(['clone', '--quiet', '../code', '../clone']);
  await write({ 'b.py': '' }, 'clone');
  await git(['add', '.'], 'clone');
  await git(['commit', '-qm', 'mine'], 'clone');
  await git(
    ['remote', 'set-url', 'origin', 'https://ada:hun/ter@2@example.com/x.git?token=abc'],
    'clone',
  );
  const expected = {
    schema_version: 1,
    packaging_mode: 'plain_tar',
    base_commit: base,
    tip_commit: await git(['rev-parse', 'HEAD'], 'clone'),
    branch: 'main',
    repo_url: 'https://example.com/x.git',
    dirty: false,
    diff_status: 'clean',
    diff_path: null,
    generated_at_utc: '2026-01-02T03:04:05.678Z',
  };
  const told = { json: expected, diff: undefined, warnings: [] };
  expect(await state(true, { root_path: 'clone' })).toEqual(told);
  expect(await state(false, { root_path: `${folder}/clone`, git: { commit: 'HEAD~1' } })).toEqual({
    ...told,
    json: { ...expected, packaging_mode: 'git_archive', tip_commit: base },
  });
});

test('of a branch that is not checked out its own name and base are told', async ({
  expect,
  repository,
  git,
  state,
}) => {
  await repository({ 'a.py': '' });
  const first = await git(['rev-parse', 'HEAD']);
  await git(['clone', '--quiet', '../code', '../clone']);
  await git(['commit', '--quiet', '--allow-empty', '--message', 'second'], 'clone');
  const second = await git(['rev-parse', 'HEAD'], 'clone');
  await git(['branch', 'mine', '--track', 'origin/main'], 'clone');
  await git(['update-ref', 'refs/heads/mine', second], 'clone');
  await git(['checkout', '--quiet', '--detach'], 'clone');
  const { json } = await state(false, { root_path: 'clone', git: { branch: 'mine' } });
  expect(json).toMatchObject({ branch: 'mine', base_commit: first, tip_commit: second });
  const detached = await state(false, { root_path: 'clone' });
  expect(detached.json).toMatchObject({ branch: null, base_commit: null, tip_commit: second });
});

test('a diff goes along only when it is asked for, and only of what is packed', async ({
  expect,
  repository,
  write,
  state,
}) => {
  await repository({ 'sub/a.py': 'old\n', 'private.txt': 'old\n' });
  await write({ 'sub/a.py': 'new\n', 'private.txt': 'mine\n' });
  const root_path = 'code/sub';
  expect(await state(false, { root_path })).toMatchObject({
    json: {
      dirty: true,
      diff_status: 'not_captured',
      diff_path: null,
      base_commit: null,
      repo_url: null,
    },
    diff: undefined,
  });
  const { json, diff } = await state(true, { root_path });
  expect(json).toMatchObject({ dirty: true, diff_status: 'captured', diff_path: 'git_diff.patch' });
  expect(diff).toContain('-old\n+new\n');
  expect(diff).not.toContain('private');
});

test('a diff over 1 MiB stays at home', async ({ expect, repository, write, state }) => {
  await repository({ 'a.txt': '' });
  await write({ 'a.txt': 'x\n'.repeat(600_000) });
  expect(await state(true)).toMatchObject({
    json: { diff_status: 'size_exceeded', diff_path: null },
    diff: undefined,
    warnings: [],
  });
});

test('before the first commit everything is new', async ({ expect, write, git, state }) => {
  await write({ 'a.txt': 'mine\n' });
  await git(['init', '--quiet']);
  const { json, diff, warnings } = await state(true);
  expect(json).toMatchObject({
    tip_commit: null,
    branch: 'main',
    dirty: true,
    diff_status: 'captured',
  });
  expect(diff).toContain('+mine\n');
  expect(warnings).toEqual([]);
});

test('outside a repository there is no file', async ({ expect, write, state }) => {
  await write({ 'a.txt': '' });
  expect(await state()).toEqual({ json: undefined, diff: undefined, warnings: [] });
});
