import { chmod, mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe } from 'vitest';
import { config } from '../../test/air.ts';
import { test, wrong, wrongText } from '../../test/validate.ts';

describe('folders', () => {
  test('those files are checked that look like run configs', async ({ expect, put, validate }) => {
    await put('conf/b/run.yml', config());
    await put('conf/a.yaml', wrong);
    await put('conf/service.yaml', 'services: {}\n');
    await put('conf/notes.txt', 'experiment_name: x\n');
    await put('conf/.hidden/run.yaml', wrong);
    await put('conf/node_modules/x/run.yaml', wrong);
    expect(await validate(['@/conf'])).toEqual({
      status: 1,
      out: `${wrongText('@/conf/a.yaml')}3 YAML files looked at, 2 run configs checked, 1 with errors: 2 errors\n`,
      err: '',
    });
    expect((await validate(['@/conf/b'])).out).toBe(
      '1 YAML file looked at, 1 run config checked, all valid\n',
    );
  });

  test('a file that is named is checked, whatever it looks like, and once', async ({
    expect,
    put,
    validate,
  }) => {
    await put('conf/run.yaml', config());
    await put('conf/service.yaml', 'services: {}\n');
    const { status, out } = await validate([
      '@/conf/run.yaml',
      '@/conf/service.yaml',
      '@/conf',
      '-o',
      'jsonl',
    ]);
    expect(status).toBe(1);
    expect(out.split('\n').map((line) => line.slice(0, 40))).toEqual([
      '{"file":"@/conf/run.yaml","ok":true,"iss',
      '{"file":"@/conf/service.yaml","ok":false',
      '',
    ]);
  });

  test('what git ignores is left out, from the root of the repository down', async ({
    expect,
    put,
    validate,
  }) => {
    await put('repo/.git/info/exclude', 'mine.yaml\n');
    await put('repo/.gitignore', 'out/\n*.gen.yaml\n/conf/old*\n');
    await put('repo/conf/.gitignore', '!keep.gen.yaml\n');
    const ignored = ['mine.yaml', 'old.yaml', 'x.gen.yaml', 'out/run.yaml', 'deep/out/run.yaml'];
    for (const name of ignored) await put(`repo/conf/${name}`, wrong);
    for (const name of ['run.yaml', 'keep.gen.yaml', 'deep/old.yaml'])
      await put(`repo/conf/${name}`, config());
    expect((await validate(['@/repo/conf', '-o', 'jsonl'])).out).toBe(
      ['deep/old.yaml', 'keep.gen.yaml', 'run.yaml']
        .map((name) => `{"file":"@/repo/conf/${name}","ok":true,"issues":[]}\n`)
        .join(''),
    );
    // a folder that is named is meant, even so
    expect((await validate(['@/repo/conf/out', '-o', 'jsonl'])).status).toBe(1);
  });

  test('links are followed to files, never to folders', async ({
    expect,
    put,
    folder,
    validate,
  }) => {
    await put('conf/run.yaml', config());
    await put('elsewhere/run.yaml', config());
    await symlink('..', join(folder, 'conf/loop'));
    await symlink('../elsewhere/run.yaml', join(folder, 'conf/link.yaml'));
    await symlink('nothing', join(folder, 'conf/dangling.yaml'));
    expect((await validate(['@/conf', '-o', 'jsonl'])).out).toBe(
      ['link.yaml', 'run.yaml']
        .map((name) => `{"file":"@/conf/${name}","ok":true,"issues":[]}\n`)
        .join(''),
    );
  });

  test('one without a run config is an error', async ({ expect, put, folder, validate }) => {
    await put('conf/service.yaml', 'services: {}\n');
    await mkdir(join(folder, 'empty'));
    expect(await validate(['@/conf', '@/empty'])).toEqual({
      status: 1,
      out: `Error: there is no run config in folder "@/conf": 1 YAML file looked at
  @/conf
  hint: A file that is named is checked, whatever it looks like.

Error: there is no run config in folder "@/empty": 0 YAML files looked at
  @/empty
  hint: A file that is named is checked, whatever it looks like.

1 YAML file looked at, no run config among them, 2 paths could not be checked: 2 errors
`,
      err: '',
    });
  });

  test.skipIf(process.getuid?.() === 0)(
    'what may not be read is told',
    async ({ expect, put, folder, validate }) => {
      await put('conf/run.yaml', config());
      const secret = await put('conf/secret.yaml', config());
      await mkdir(join(folder, 'conf/closed'));
      await chmod(secret, 0);
      await chmod(join(folder, 'conf/closed'), 0);
      const { status, out } = await validate(['@/conf']);
      await chmod(join(folder, 'conf/closed'), 0o700);
      expect({ status, out }).toEqual({
        status: 1,
        out: `Error: cannot read folder "@/conf/closed": permission denied
  @/conf/closed
  hint: Make it readable for you.

Error: cannot read config file "@/conf/secret.yaml": permission denied
  @/conf/secret.yaml
  hint: Make it readable for you.

1 YAML file looked at, 1 run config checked, 2 paths could not be checked: 2 errors
`,
      });
    },
  );
});
