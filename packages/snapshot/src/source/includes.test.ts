import { test } from '../../test/snapshot.ts';

for (const kind of ['inside', 'outside']) {
  test(`include_paths brings what it names itself, ${kind} a repository`, async ({
    expect,
    repository,
    write,
    paths,
  }) => {
    const tracked = { 'a.py': '', 'data/kept.txt': '' };
    if (kind === 'inside') await repository(tracked);
    await write({
      ...tracked,
      '.gitignore': '*.bin\ndata/\n',
      'a.py': '',
      'b.py': '',
      'm.bin': '',
      'n.bin': '',
      'data/x.bin': '',
      'data/__pycache__/x': '',
      'node_modules/p/node_modules/q.js': '',
      'src/x.py': '',
      'src/y.bin': '',
    });
    const include_paths = ['./src/', 'm.bin', 'data', 'node_modules', 'a.py'];
    expect(await paths({ include_paths })).toEqual([
      'a.py',
      'data/',
      'data/kept.txt',
      'data/x.bin',
      'm.bin',
      'node_modules/',
      'node_modules/p/',
      'node_modules/p/node_modules/',
      'node_modules/p/node_modules/q.js',
      'src/',
      'src/x.py',
    ]);
  });
}

for (const kind of ['inside', 'outside']) {
  test(`a folder that include_paths names brings nothing that is ignored by itself, ${kind} a repository`, async ({
    expect,
    repository,
    write,
    paths,
  }) => {
    const rules = { '.gitignore': '.env\n', '.airignore': '*.csv\n' };
    if (kind === 'inside') await repository(rules);
    await write({ ...rules, 'conf/.env': 'PASSWORD=x', 'data/x.csv': '' });
    expect(await paths({ include_paths: ['conf', 'data'] })).toEqual(['conf/', 'data/']);
  });
}

test('an include path that does not exist is named', async ({ expect, write, resolve }) => {
  await write({ 'a.py': '' });
  await expect(resolve({ include_paths: ['a.py', 'src/*.py'] })).rejects.toMatchObject({
    code: 'include-missing',
    message: 'include_paths names "src/*.py", which does not exist in root_path',
    hint: 'Paths are relative to root_path; globs are not expanded.',
  });
});

test('an include path behind a link is refused', async ({ expect, write, resolve }) => {
  await write({ 'real/a.py': '', link: { link: 'real' } });
  await expect(resolve({ include_paths: ['link/a.py'] })).rejects.toMatchObject({
    code: 'include-missing',
    message: 'include_paths names "link/a.py", which is behind a link and has a place of its own',
    hint: 'Name the place that the link points to.',
  });
});
