import { chmod } from 'node:fs/promises';
import { test } from '../../test/snapshot.ts';
import { git } from './git.ts';

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
  const signal = AbortSignal.timeout(300);
  await expect(git(['fetch'], { ...options, signal })).rejects.toMatchObject({
    name: 'TimeoutError',
  });
});
