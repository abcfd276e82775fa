import { chmod, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from '../../test/workspace.ts';
import { SecretsFile } from './secrets-file.ts';
import { Secrets } from './secrets.ts';

test('scopes and values go into the file of the user, beside what stands there', async ({
  expect,
  stateDirectory,
}) => {
  const path = join(stateDirectory, 'secrets.yaml');
  await writeFile(path, '# mine\nteam: { pin: 0123 } # by hand\n', { mode: 0o600 });
  const file = new SecretsFile(stateDirectory);
  expect(await file.makeScope('team')).toBe(false);
  expect(await file.makeScope('own')).toBe(true);
  expect(await file.put('none', 'k', 'v')).toBe(false);
  expect(await file.put('own', 'k', '0777')).toBe(true);
  expect(await readFile(path, 'utf8')).toBe(
    '# mine\nteam: { pin: 0123 } # by hand\nown: { k: 0777 }\n',
  );
  const secrets = await Secrets.read(stateDirectory);
  expect([secrets.get('team', 'pin'), secrets.get('own', 'k')]).toEqual(['0123', '0777']);
  expect([await file.has('own', 'k'), await file.has('own', 'x')]).toEqual([true, false]);
});

test('the file is made for its owner alone; changes at once are all there', async ({
  expect,
  stateDirectory,
}) => {
  const file = new SecretsFile(stateDirectory);
  await file.makeScope('a');
  await Promise.all(['x', 'y', 'z'].map((key) => file.put('a', key, `${key}: "1"\n`)));
  const secrets = await Secrets.read(stateDirectory);
  expect(['x', 'y', 'z'].map((key) => secrets.get('a', key))).toEqual([
    'x: "1"\n',
    'y: "1"\n',
    'z: "1"\n',
  ]);
  expect((await stat(join(stateDirectory, 'secrets.yaml'))).mode & 0o777).toBe(0o600);
});

test('a file that others can read is not written', async ({ expect, stateDirectory }) => {
  const path = join(stateDirectory, 'secrets.yaml');
  await writeFile(path, 'team: {}\n');
  await chmod(path, 0o644);
  const file = new SecretsFile(stateDirectory);
  await expect(file.put('team', 'k', 'hunter2')).rejects.toMatchObject({
    code: 'secrets-file-open-to-others',
  });
  await chmod(path, 0o600);
  expect(await file.put('team', 'k', 'hunter2')).toBe(true);
});
