import { test } from '../../test/snapshot.ts';

test('with a remote the branch is looked up there and fetched', async ({
  expect,
  repository,
  write,
  git,
  paths,
  resolve,
}) => {
  await repository({ 'a.py': '' });
  await git(['clone', '--quiet', '../code', '../clone']);
  await write({ 'b.py': '' });
  await git(['add', '.']);
  await git(['commit', '-qm', 'second']);
  const root_path = 'clone';
  expect(await paths({ root_path, git: { branch: 'main' } })).toEqual(['a.py']);
  for (const remote of [true, 'origin']) {
    expect(await paths({ root_path, git: { branch: 'main', remote } })).toEqual(['a.py', 'b.py']);
  }
  await expect(resolve({ root_path, git: { branch: 'none', remote: true } })).rejects.toMatchObject(
    {
      code: 'branch-missing',
      message: 'git.branch "none" is not on remote "origin"',
    },
  );
  await expect(
    resolve({ root_path, git: { branch: 'main', remote: '../code' } }),
  ).rejects.toMatchObject({
    code: 'remote-missing',
    message: 'git.remote "../code" is not a remote of the repository',
    hint: 'The remotes are: origin.',
  });
  await expect(resolve({ git: { branch: 'main', remote: true } })).rejects.toMatchObject({
    code: 'remote-missing',
    message: 'git.remote is true, but no remote of branch "main" could be found',
    hint: 'The repository has no remotes; leave git.remote out.',
  });
});

test('a remote that cannot be reached never tells a password', async ({
  expect,
  repository,
  git,
  resolve,
}) => {
  await repository({ 'a.py': '' });
  await git(['remote', 'add', 'origin', 'http://ada:hunter2@127.0.0.1:1/x.git']);
  const failure: unknown = await resolve({ git: { branch: 'main', remote: true } }).catch(
    (error: unknown) => error,
  );
  expect(failure).toMatchObject({
    code: 'remote-unreachable',
    message: expect.stringMatching(
      /^git\.remote "origin" could not be asked: git ls-remote failed: unable to access 'http:\/\/127\.0\.0\.1:1\/x\.git\/': /,
    ),
  });
  expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure))).not.toContain('hunter2');
});

test('what ssh says of a remote is told, and a branch that follows a local one has its only remote', async ({
  expect,
  repository,
  git,
  resolve,
}) => {
  await repository({ 'a.py': '' });
  await git(['branch', '--quiet', '--track', 'mine', 'main']);
  await git(['remote', 'add', 'there', 'ssh://ada:hunter2@example.com/x.git']);
  await git(['config', 'core.sshCommand', 'echo "ada@example.com: Permission denied" >&2; false']);
  await expect(resolve({ git: { branch: 'mine', remote: true } })).rejects.toMatchObject({
    code: 'remote-unreachable',
    message:
      'git.remote "there" could not be asked: git ls-remote failed: ada@example.com: Permission denied',
    hint: 'git is not allowed to ask for a password here: set up a credential helper or a key.',
  });
});
