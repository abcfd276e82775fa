import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { codeFolder } from './code-folder.ts';
import { test } from '../test/snapshot.ts';

test('a code folder is the real path of root_path, in either form', async ({
  expect,
  write,
  folder,
}) => {
  const code = await write({ 'a.py': '' });
  await symlink(code, join(folder, 'link'));
  const at = (codeSource: object): Promise<string> =>
    codeFolder({ codeSource, configDirectory: folder, env: { CODE: 'code' } });
  expect(await at({ root_path: '$CODE' })).toBe(code);
  expect(await at({ snapshot: { root_path: 'link' } })).toBe(code);
  await expect(at({ root_path: 'none' })).rejects.toMatchObject({
    code: 'root-missing',
    message: `code_source.root_path "${folder}/none" does not exist`,
  });
});
