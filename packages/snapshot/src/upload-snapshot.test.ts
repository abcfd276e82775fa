import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { startLocalWorkspace } from '@air/local';
import type { LocalWorkspace } from '@air/local';
import { openWorkspace } from '@air/workspace';
import type { Workspace } from '@air/workspace';
import { difference, test as base } from '../test/snapshot.ts';
import { archivePath } from './archive-path.ts';
import { packSnapshot } from './pack-snapshot.ts';
import type { PackedSnapshot } from './pack-snapshot.ts';
import { isUploaded, uploadSnapshot } from './upload-snapshot.ts';

interface Fixtures {
  local: LocalWorkspace;
  workspace: Workspace;
  /** Method and path of each request so far, without the query. */
  requested: () => readonly string[];
  /** A snapshot that is too large to be held, and the file that most of it is in. */
  large: { readonly packed: PackedSnapshot; readonly root: string; readonly file: string };
}

const test = base.extend<Fixtures>({
  local: async ({ folder }, use) => {
    const local = await startLocalWorkspace({ stateDirectory: join(folder, 'state') });
    await use(local);
    await local.close();
  },
  workspace: async ({ folder, local }, use) => {
    const clock = { now: Date.now, random: Math.random, sleep: async () => undefined };
    const env = { DATABRICKS_HOST: local.host, DATABRICKS_TOKEN: local.token, HOME: folder };
    const workspace = await openWorkspace({ env, clock });
    await use(workspace);
    await workspace.close();
  },
  requested: async ({ local }, use) => {
    await use(() => local.requests().map(({ method, path }) => `${method} ${path.split('?')[0]}`));
  },
  large: async ({ write, resolve }, use) => {
    const root = await write({ 'a.txt': 'a' });
    const file = join(root, 'noise.bin');
    await writeFile(file, randomBytes(9 << 20));
    await use({ packed: await packSnapshot(await resolve()), root, file });
  },
});

const home = '/Workspace/Users/ada@example.com/';

test('an archive has its place in the home, or on the volume of the code source', ({ expect }) => {
  const packed = { name: 'code_0123456789abcdef.tar.gz' };
  expect(archivePath({ remoteVolume: undefined }, packed, home)).toBe(
    '/Workspace/Users/ada@example.com/.air/repo_snapshots/.internal/code_0123456789abcdef.tar.gz',
  );
  expect(archivePath({ remoteVolume: '/Volumes/main/runs/code/' }, packed, home)).toBe(
    '/Volumes/main/runs/code/.internal/code_0123456789abcdef.tar.gz',
  );
});

test.for([
  ['the home', undefined, 'POST /api/2.0/workspace/mkdirs'],
  [
    'a volume',
    '/Volumes/main/runs/my code',
    'PUT /api/2.0/fs/directories/Volumes/main/runs/my%20code/.internal',
  ],
] as const)(
  'what goes to %s is there then, and unpacks to the same tree',
  async ([, remoteVolume, makes], { expect, write, resolve, workspace, local, requested }) => {
    const root = await write({ 'a.txt': 'a', 'b/c.txt': 'c' });
    const packed = await packSnapshot(await resolve());
    const path = archivePath({ remoteVolume }, packed, home);
    expect(await isUploaded(workspace, path)).toBe(false);
    await uploadSnapshot(workspace, packed, path);
    expect(await isUploaded(workspace, path)).toBe(true);
    expect(requested().filter((request) => request.includes('dir'))).toEqual([makes]);
    const stored = join(local.stateDirectory, 'files', path);
    expect(await difference(stored, root, 'code')).toBe('');
  },
);

test('a large archive goes in chunks, from its beginning for each try', async ({
  expect,
  workspace,
  local,
  large: { packed, root },
}) => {
  const path = archivePath({ remoteVolume: undefined }, packed, home);
  local.addFault({ path: '*import-file*', times: 1, drop: 'before' });
  local.addFault({ path: '*import-file*', times: 1, answer: { status: 503, body: {} } });
  const told: number[] = [];
  await uploadSnapshot(workspace, packed, path, { onProgress: ({ bytes }) => told.push(bytes) });
  expect(told.at(-1)).toBe(packed.contentBytes);
  expect(await difference(join(local.stateDirectory, 'files', path), root, 'code')).toBe('');
});

test('code that changes on the way leaves nothing behind, and is told as what it is', async ({
  expect,
  workspace,
  local,
  large: { packed, file },
  requested,
}) => {
  const path = archivePath({ remoteVolume: '/Volumes/main/runs/code' }, packed, home);
  await appendFile(file, 'more');
  await expect(uploadSnapshot(workspace, packed, path)).rejects.toMatchObject({
    name: 'SnapshotError',
    code: 'changed',
    message: '"noise.bin" was changed or removed while it was being read',
  });
  expect(await isUploaded(workspace, path)).toBe(false);
  await expect(readFile(join(local.stateDirectory, 'files', path))).rejects.toThrow('ENOENT');
  // the directory is made on the way, and nothing is tried again
  const archives = 'PUT /api/2.0/fs/files/Volumes/main/runs/code/.internal/';
  const puts = requested().filter((request) => request.startsWith('PUT'));
  expect(puts.filter((request) => request.startsWith(archives))).toHaveLength(2);
  expect(puts).toHaveLength(3);
});

test('an upload that breaks half-way begins again, and so does one that is refused before its end', async ({
  expect,
  folder,
  large: { packed, root },
}) => {
  const requests: string[] = [];
  const stored = join(folder, 'stored.tar.gz');
  const volume = createServer((request, response) => {
    requests.push(`${request.method} ${request.url?.split('/')[4]}`);
    if (requests.length === 1) request.once('data', () => request.socket.destroy());
    else if (requests.length === 2) response.writeHead(404, { connection: 'close' }).end('{}');
    else void pipeline(request, createWriteStream(stored)).then(() => response.end('{}'));
  });
  await new Promise<void>((listening) => {
    volume.listen(0, '127.0.0.1', listening);
  });
  const address = volume.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const clock = { now: Date.now, random: Math.random, sleep: async () => undefined };
  const env = { DATABRICKS_HOST: `http://127.0.0.1:${port}`, DATABRICKS_TOKEN: 'x', HOME: folder };
  const workspace = await openWorkspace({ env, clock });
  await uploadSnapshot(workspace, packed, '/Volumes/main/runs/code/.internal/x.tar.gz');
  await workspace.close();
  volume.close();
  expect(requests).toEqual(['PUT files', 'PUT files', 'PUT directories', 'PUT files']);
  expect(await difference(stored, root, 'code')).toBe('');
});

test('an interrupt ends it with its reason', async ({ expect, workspace, large: { packed } }) => {
  const path = archivePath({ remoteVolume: undefined }, packed, home);
  const interrupt = new AbortController();
  const onProgress = (): void => interrupt.abort(new Error('Ctrl-C'));
  await expect(
    uploadSnapshot(workspace, packed, path, { signal: interrupt.signal, onProgress }),
  ).rejects.toThrow('Ctrl-C');
  expect(await isUploaded(workspace, path)).toBe(false);
});
