import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from '../../test/snapshot.ts';
import { packSnapshot } from '../pack-snapshot.ts';

for (const kind of ['inside', 'outside']) {
  test(`a folder that cannot be read is named, ${kind} a repository`, async ({
    expect,
    repository,
    write,
    resolve,
    env,
    folder,
  }) => {
    const root = kind === 'inside' ? await repository({ 'a.py': '' }) : await write({ 'a.py': '' });
    await write({ 'locked/b.py': '' });
    await chmod(join(root, 'locked'), 0);
    const trusting = {
      ...env,
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'safe.directory',
      GIT_CONFIG_VALUE_0: '*',
    };
    await chmod(folder, 0o755);
    await expect(asNobody(async () => resolve({}, { env: trusting }))).rejects.toMatchObject({
      code: 'unreadable',
      message: `"${root}/locked" cannot be read (permission denied)`,
      hint: 'Make it readable, or leave it out with .gitignore or .airignore.',
    });
    await chmod(join(root, 'locked'), 0o700);
  });
}

test('a file that cannot be read is named', async ({ expect, write, resolve, folder }) => {
  const root = await write({ 'a.py': '' });
  await chmod(join(root, 'a.py'), 0);
  await chmod(folder, 0o755);
  await expect(asNobody(async () => packSnapshot(await resolve()))).rejects.toMatchObject({
    code: 'unreadable',
    message: `"${root}/a.py" cannot be read (permission denied)`,
  });
});

test('a code folder that cannot be looked into is named', async ({
  expect,
  write,
  resolve,
  folder,
}) => {
  const root = await write({ 'sub/a.py': '' });
  await chmod(root, 0o600);
  await chmod(folder, 0o755);
  for (const [root_path, named] of [
    ['code', root],
    ['code/sub', `${root}/sub`],
  ]) {
    await expect(asNobody(async () => resolve({ root_path }))).rejects.toMatchObject({
      code: 'unreadable',
      message: `"${named}" cannot be read (permission denied)`,
    });
  }
  await chmod(root, 0o700);
});

/** The superuser reads everything: gives its rights away for a while. */
async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.('nobody');
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}
