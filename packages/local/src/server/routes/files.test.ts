import { test } from '../../../test/workspace.ts';

const importFile = (path: string, query = '?overwrite=true') =>
  `/api/2.0/workspace-files/import-file/${encodeURIComponent(path.slice(1))}${query}`;

test('a file lies where it was written, its folder as well', async ({ expect, client }) => {
  await client.call('POST', '/api/2.0/workspace/mkdirs', { path: '/Workspace/a b/ö' });
  const written = await client.send('POST', importFile('/Workspace/a b/ö/c%d.txt'), 'hello');
  expect(written.status).toBe(200);
  const status = async (path: string) =>
    (await client.call('GET', `/api/2.0/workspace/get-status?path=${encodeURIComponent(path)}`))
      .json;
  expect(await status('/Workspace/a b/ö')).toEqual({
    object_type: 'DIRECTORY',
    path: '/Workspace/a b/ö',
  });
  expect(await status('/Workspace/a b/ö/c%d.txt')).toEqual({
    object_type: 'FILE',
    path: '/Workspace/a b/ö/c%d.txt',
    size: 5,
  });
  expect(await status('/Workspace/none')).toEqual({
    error_code: 'RESOURCE_DOES_NOT_EXIST',
    message: "Path (/Workspace/none) doesn't exist.",
  });
});

test('a missing parent folder is not made', async ({ expect, client }) => {
  const answer = await client.send('POST', importFile('/Workspace/none/file'), 'x');
  expect(answer.status).toBe(404);
  expect(answer.json).toEqual({
    error_code: 'RESOURCE_DOES_NOT_EXIST',
    message: "The parent folder of /Workspace/none/file doesn't exist.",
  });
});

test('a file is only overwritten when that is asked for', async ({ expect, client }) => {
  await client.call('POST', '/api/2.0/workspace/mkdirs', { path: '/Workspace/a' });
  await client.send('POST', importFile('/Workspace/a/file', ''), 'one');
  const refused = await client.send('POST', importFile('/Workspace/a/file', ''), 'two');
  expect(refused.status).toBe(409);
  expect(refused.json).toMatchObject({ error_code: 'RESOURCE_ALREADY_EXISTS' });
  expect((await client.send('POST', importFile('/Workspace/a/file'), 'two')).status).toBe(200);
});

test('a folder is no file, and a file no folder', async ({ expect, client }) => {
  await client.call('POST', '/api/2.0/workspace/mkdirs', { path: '/Workspace/a' });
  const folder = await client.send('POST', importFile('/Workspace/a'), 'x');
  expect(folder.json).toEqual({
    error_code: 'INVALID_PARAMETER_VALUE',
    message: 'Path (/Workspace/a) is a directory.',
  });
  await client.send('POST', importFile('/Workspace/a/file'), 'x');
  const made = await client.call('POST', '/api/2.0/workspace/mkdirs', {
    path: '/Workspace/a/file/b',
  });
  expect(made.json).toMatchObject({ error_code: 'RESOURCE_ALREADY_EXISTS' });
});

for (const path of ['/Workspace/../../etc/x', '/Workspace/./x', '/Workspace//x', '/a\0b']) {
  test(`a path cannot get out: ${JSON.stringify(path)}`, async ({ expect, client }) => {
    const written = await client.send('POST', importFile(path), 'x');
    expect(written.json).toMatchObject({ error_code: 'INVALID_PARAMETER_VALUE' });
    const made = await client.call('POST', '/api/2.0/workspace/mkdirs', { path });
    expect(made.json).toMatchObject({ error_code: 'INVALID_PARAMETER_VALUE' });
  });
}

test('a path that is not percent-encoded UTF-8 is refused', async ({ expect, client }) => {
  const answer = await client.send('POST', '/api/2.0/workspace-files/import-file/a%ff', 'x');
  expect(answer.json).toEqual({
    error_code: 'INVALID_PARAMETER_VALUE',
    message: 'the path holds "a%ff", which is not percent-encoded UTF-8',
  });
});
