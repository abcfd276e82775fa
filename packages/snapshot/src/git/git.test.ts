import { existsSync } from 'node:fs';
import { chmod, rm } from 'node:fs/promises';
import { test } from '../../test/snapshot.ts';
import { git, gitOutput } from './git.ts';
import { gitStateFiles } from './git-state.ts';

const slowGit = { git: '#!/bin/sh\necho $$ > "$PIDS"\nsleep 600 &\necho $! >> "$PIDS"\nwait\n' };

test('a git that does not end in time is ended with all that it started', async ({
  expect,
  write,
  env,
  folder,
}) => {
  const bin = await write(slowGit, 'bin');
  await chmod(`${bin}/git`, 0o755);
  const options = {
    folder,
    env: { ...env, PATH: `${bin}:${env['PATH']}`, PIDS: `${folder}/pids` },
  };
  await expect(
    git(['fetch', '--', 'origin'], { ...options, milliseconds: 300 }),
  ).rejects.toMatchObject({
    code: 'git-timeout',
    message: 'git fetch did not end in time',
  });
  const archive = gitOutput(['archive'], { ...options, milliseconds: 300 });
  await expect(archive.next()).rejects.toMatchObject({ code: 'git-timeout' });
  const signal = AbortSignal.timeout(300);
  await expect(git(['fetch'], { ...options, signal })).rejects.toMatchObject({
    name: 'TimeoutError',
  });
});

test('a repository does not get programs of its own started', async ({
  expect,
  repository,
  write,
  git: setUp,
  resolve,
  folder,
}) => {
  await write({ touched: { run: `#!/bin/sh\ntouch ${folder}/started\n` } }, 'bin');
  const started = `${folder}/bin/touched`;
  await repository({ 'a.py': '' });
  await write({ 'post-index-change': { run: `#!/bin/sh\n${started}\n` } }, 'code/.git/hooks');
  await setUp(['config', 'diff.external', started]);
  await setUp(['config', 'core.fsmonitor', started]);
  await write({ 'a.py': 'changed', 'b.py': '' });
  await rm(`${folder}/started`, { force: true });
  await gitStateFiles(await resolve(), { withDiff: true });
  await setUp(['init', '--quiet', '--bare', 'code/data'], '.');
  await setUp(['config', 'core.fsmonitor', started], 'code/data');
  await expect(resolve({ root_path: 'code/data' })).rejects.toThrow(
    'the code folder is inside the data of a git repository, not in a working tree',
  );
  expect(existsSync(`${folder}/started`)).toBe(false);
});
