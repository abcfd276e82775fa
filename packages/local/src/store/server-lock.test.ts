import { mkdir, readdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from '../../test/workspace.ts';
import { lockStateDirectory } from './server-lock.ts';

test('of many at once only one gets the folder', async ({ expect, stateDirectory }) => {
  const locks = await Promise.all(
    Array.from({ length: 20 }, async () => lockStateDirectory(stateDirectory)),
  );
  expect(locks.filter((lock) => lock !== undefined)).toHaveLength(1);
});

test('a folder that was given back can be taken again', async ({ expect, stateDirectory }) => {
  const first = await lockStateDirectory(stateDirectory);
  expect(await lockStateDirectory(stateDirectory)).toBeUndefined();
  await first?.release();
  expect(await lockStateDirectory(stateDirectory)).toBeDefined();
});

test('who has lost the folder gives nothing back that is not its own', async ({
  expect,
  stateDirectory,
}) => {
  const first = await lockStateDirectory(stateDirectory);
  expect(await first?.isHeld()).toBe(true);
  const lock = join(stateDirectory, 'lock');
  await rm(lock, { recursive: true });
  expect(await first?.isHeld()).toBe(false);
  await first?.release();
  await mkdir(lock);
  await symlink('{"pid":1,"startTime":"0"}', join(lock, '1'));
  await first?.release();
  expect(await readdir(lock)).toEqual(['1']);
});

for (const [what, content] of [
  ['died', '{"pid":4194303,"startTime":"1"}'],
  ['had the id that this process has now', `{"pid":${process.pid},"startTime":"1"}`],
  ['is not to be read', 'torn'],
] as const) {
  test(`the folder of a holder that ${what} is taken, by one`, async ({
    expect,
    stateDirectory,
  }) => {
    await mkdir(join(stateDirectory, 'lock'));
    await symlink(content, join(stateDirectory, 'lock', '7'));
    const locks = await Promise.all(
      Array.from({ length: 20 }, async () => lockStateDirectory(stateDirectory)),
    );
    expect(locks.filter((lock) => lock !== undefined)).toHaveLength(1);
    expect(await readdir(join(stateDirectory, 'lock'))).toEqual(['8']);
  });
}
