import { execFile } from 'node:child_process';
import { lstat, mkdir, readdir, readFile, readlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import type { Header } from 'tar-stream';
import { runId } from '../../test/client.ts';
import type { Client } from '../../test/client.ts';
import { test } from '../../test/workspace.ts';
import { extractCode } from './extract-code.ts';

type Wanted = Partial<Header> & Pick<Header, 'name'> & { readonly text?: string };

async function archive(entries: readonly Wanted[]): Promise<Buffer> {
  const packed = pack();
  for (const { text = '', ...header } of entries) packed.entry(header, text);
  packed.finalize();
  return gzipSync(await buffer(Readable.from(packed)));
}

const extract = async (bytes: Buffer, folder: string): Promise<string> =>
  extractCode(Readable.from([bytes]), folder, new AbortController().signal);

const top: Wanted = { name: 'app/', type: 'directory' };

test('links, executable bits, empty folders and large files are as they were packed', async ({
  expect,
  stateDirectory,
}) => {
  const source = join(stateDirectory, 'source');
  const long = 'l'.repeat(250);
  await mkdir(join(source, 'app', 'empty'), { recursive: true });
  const script = `mkdir ${long} && echo deep > ${long}/${long} && echo run > run.sh && chmod 755 run.sh &&
    yes | head -c 2000001 > large && ln -s run.sh link && ln -s ../nowhere dangling && ln -s /etc/hosts absolute && ln run.sh hard && echo ö > "a b'\nö"`;
  await promisify(execFile)('sh', ['-c', script], { cwd: join(source, 'app') });
  const { stdout } = await promisify(execFile)('tar', ['-czf', '-', '-C', source, 'app'], {
    encoding: 'buffer',
  });
  const folder = join(stateDirectory, 'code');
  expect(await extract(stdout, folder)).toBe(join(folder, 'app'));
  const { stdout: difference } = await promisify(execFile)('diff', [
    '-r',
    '--no-dereference',
    source,
    folder,
  ]);
  expect(difference).toBe('');
  expect((await lstat(join(folder, 'app', 'run.sh'))).mode & 0o111).toBe(0o111);
  expect((await lstat(join(folder, 'app', 'link'))).isSymbolicLink()).toBe(true);
  expect(await readlink(join(folder, 'app', 'absolute'))).toBe('/etc/hosts');
});

for (const [about, entries, message] of [
  ['a parent', [top, { name: 'app/../../out' }], '"app/../../out" lies outside of the snapshot'],
  ['an absolute path', [top, { name: '/out' }], '"/out" lies outside of the snapshot'],
  [
    'a hard link to what is outside',
    [top, { name: 'app/x', type: 'link', linkname: '../victim' }],
    '"../victim" lies outside of the snapshot',
  ],
  [
    'a path through a link',
    [
      top,
      { name: 'app/x', type: 'symlink', linkname: '..' },
      { name: 'app/x/victim', text: 'changed' },
    ],
    /EEXIST/,
  ],
  [
    'a file in place of a link',
    [
      top,
      { name: 'app/x', type: 'symlink', linkname: '../../victim' },
      { name: 'app/x', text: 'changed' },
    ],
    /EEXIST/,
  ],
  ['a device', [top, { name: 'app/x', type: 'fifo' }], /"app\/x" is neither .* but a fifo/],
  ['two folders', [top, { name: 'lib/', type: 'directory' }], /does not hold one folder/],
  ['a single file', [{ name: 'app' }], /does not hold one folder/],
  ['a link alone', [{ name: 'app', type: 'symlink', linkname: '/' }], /does not hold one folder/],
  ['nothing', [], /does not hold one folder/],
] as const) {
  test(`an archive with ${about} is refused, and changes nothing outside`, async ({
    expect,
    stateDirectory,
  }) => {
    const folder = join(stateDirectory, 'node', 'code');
    await mkdir(folder, { recursive: true });
    await writeFile(join(stateDirectory, 'node', 'victim'), 'as it was');
    await expect(extract(await archive(entries), folder)).rejects.toThrow(message);
    expect(await readdir(join(stateDirectory, 'node'))).toEqual(['code', 'victim']);
    expect(await readdir(stateDirectory)).toEqual(['node']);
    expect(await readFile(join(stateDirectory, 'node', 'victim'), 'utf8')).toBe('as it was');
  });
}

const codePath = '/Workspace/Users/test@localhost/.air/repo_snapshots/.internal/app_0.tar.gz';

async function upload(client: Client, bytes: Buffer): Promise<void> {
  const directory = codePath.slice(0, codePath.lastIndexOf('/'));
  await client.call('POST', '/api/2.0/workspace/mkdirs', { path: directory });
  const path = encodeURIComponent(codePath.slice(1));
  await client.send('POST', `/api/2.0/workspace-files/import-file/${path}`, new Uint8Array(bytes));
}

test('every node and attempt gets the code anew, and starts beside it', async ({
  expect,
  client,
}) => {
  await upload(client, await archive([top, { name: 'app/main.sh', text: 'echo "from the code"' }]));
  const { lines } = await client.run({
    command: `set -e
[ ! -e main.sh ] && cd "$CODE_SOURCE_PATH" && basename "$PWD" && bash main.sh
[ ! -e mark ] && touch mark
exit $((1 - $(ls -d ../../../../attempt_* | wc -l) / 2))`,
    codeSourcePath: codePath,
    accelerators: ['GPU_1xA10', 2],
    maxRetries: 1,
  });
  expect(lines).toEqual(['app', 'from the code']);
});

for (const [about, bytes, reason] of [
  ['is missing', undefined, `there is no code snapshot ${codePath} on the workspace`],
  [
    'is cut off',
    async () => (await archive([top, { name: 'app/x', text: 'x' }])).subarray(0, -20),
    `the code snapshot ${codePath} cannot be extracted: unexpected end of file`,
  ],
  [
    'is cut off before it was compressed',
    async () => gzipSync(Buffer.concat([Buffer.from('app/x'), Buffer.alloc(95), Buffer.from('x')])),
    `the code snapshot ${codePath} cannot be extracted: Unexpected end of data`,
  ],
  [
    'is no archive',
    async () => Buffer.from('<html>'),
    `the code snapshot ${codePath} cannot be extracted: incorrect header check`,
  ],
] as const) {
  test(`a run whose code ${about} fails at once, and says so in its state and its log`, async ({
    expect,
    client,
  }) => {
    if (bytes) await upload(client, await bytes());
    const launch = { command: 'echo never', maxRetries: 3, codeSourcePath: codePath };
    const { run, lines } = await client.run(launch);
    expect(run.tasks).toHaveLength(1);
    expect(run.state).toEqual({
      life_cycle_state: 'TERMINATED',
      result_state: 'FAILED',
      state_message: `The run could not start: ${reason}.`,
    });
    expect(lines).toEqual([`air local: The run could not start: ${reason}.`]);
  });
}

test('the same code from another place is another config', async ({ expect, client }) => {
  const launch = { command: 'true', token: 'heron', codeSourcePath: codePath };
  const first = runId(await client.submit(launch));
  expect(runId(await client.submit(launch))).toBe(first);
  const other = await client.submit({ ...launch, codeSourcePath: `${codePath}.other` });
  expect(other.status).toBe(409);
});
