import { execFileSync } from 'node:child_process';
import { test } from '../../test/snapshot.ts';

test('every way to name a commit counts: a tag, its message, a part of its id if it is the only one', async ({
  expect,
  repository,
  git,
  resolve,
  env,
}) => {
  const root = await repository({ 'a.py': '' });
  const id = await git(['rev-parse', 'HEAD']);
  await git(['tag', '--annotate', '--message', 'x', 'v1']);
  for (const commit of ['v1', ':/first', '@', 'HEAD^{/first}', id.slice(0, 7)]) {
    expect(await resolve({ git: { commit } })).toMatchObject({ commit: id });
  }
  const line = 'committer A <a@example.com> 0 +0000';
  const commits = Array.from(
    { length: 1500 },
    (_, n) => `commit refs/n\n${line}\ndata ${String(n).length}\n${n}\n`,
  );
  execFileSync('git', ['-C', root, 'fast-import', '--quiet'], { input: commits.join(''), env });
  const prefixes = (await git(['rev-list', 'refs/n'])).split('\n').map((one) => one.slice(0, 4));
  const twice = prefixes.find((prefix, index) => prefixes.indexOf(prefix) !== index) ?? '';
  await expect(resolve({ git: { commit: twice } })).rejects.toMatchObject({
    code: 'commit-not-local',
    message: `git.commit "${twice}" does not name a commit in the local repository`,
    hint: expect.stringMatching(/^It is short for \d objects: write more of it\.$/),
  });
});

test('before the first commit there is none', async ({ expect, write, git, resolve }) => {
  await write({ 'a.py': '' });
  await git(['init', '--quiet']);
  await expect(resolve({ git: { commit: 'HEAD' } })).rejects.toMatchObject({
    code: 'commit-not-local',
    hint: 'Commit first: nothing that is checked out is committed.',
  });
});
