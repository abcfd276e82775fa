import { test } from '../../test/snapshot.ts';

const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 12345\n`;

test('a file in Git LFS that was not fetched draws a warning', async ({
  expect,
  repository,
  resolve,
}) => {
  await repository({
    '.gitattributes': '*.bin filter=lfs diff=lfs merge=lfs -text\n',
    'code/a.bin': pointer,
    'code/deep/b.bin': pointer,
    'code/fetched.bin': 'f'.repeat(pointer.length),
  });
  const source = { root_path: 'code/code', include_paths: ['a.bin', 'deep', 'fetched.bin'] };
  expect((await resolve(source)).warnings).toEqual([
    {
      code: 'lfs-pointer',
      message:
        'files in Git LFS that were not fetched, of which only the pointers will be packed: a.bin, deep/b.bin',
      hint: 'Run "git lfs pull" in the repository first.',
    },
  ]);
});

test('a text like a pointer is none where no attributes name Git LFS', async ({
  expect,
  write,
  resolve,
}) => {
  await write({ 'docs/pointer.txt': pointer, 'models/.gitattributes': '*.bin filter=lfs\n' });
  expect((await resolve()).warnings).toEqual([]);
});
