import { execFileSync } from 'node:child_process';
import { appendFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { covers } from '../support/covers.ts';
import { runAir } from '../support/run-air.ts';
import { config, steady, test } from '../support/test.ts';

const example = fileURLToPath(new URL('../../../examples/train/train.yaml', import.meta.url));

/** The same with `…` for the name of an archive, too. */
const plain = (text: string): string => steady(text).replaceAll(/code_[0-9a-f]{16}\b/g, 'code_…');

test('a run has the uncommitted lines of its tree, and the same code is uploaded once', async ({
  expect,
  write,
  env,
  home,
}) => {
  covers('launch/working-tree', 'launch/uploaded-once');
  await mkdir(join(home, 'code'));
  await write('echo committed\n', 'code/main.sh');
  await write('*.log\n', 'code/.gitignore');
  const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com'];
  for (const args of [
    ['init', '--quiet'],
    ['add', '--all'],
    [...identity, 'commit', '--quiet', '--message', 'first'],
  ]) {
    execFileSync('git', ['-C', join(home, 'code'), ...args]);
  }
  await write('', 'code/old.log');
  await appendFile(join(home, 'code/main.sh'), 'echo not committed; pwd | grep -o "[^/]*$"\n');
  const file = await write(
    config('cd "$CODE_SOURCE_PATH" && bash main.sh && ls -A', 'code_source: { root_path: code }\n'),
  );
  const launch = async (): Promise<{ out: readonly string[]; err: string | undefined }> => {
    const { status, out, err } = await runAir(['run', '--local', file], { env });
    expect(status).toBe(0);
    return {
      out: out.split('\n').slice(2),
      err: plain(err).split('\n')[1],
    };
  };
  const lines = ['committed', 'not committed', 'code', '.gitignore', 'main.sh', ''];
  const counts = '2 files, 64 bytes; left out: 1 ignored, 0 by default';
  expect(await launch()).toEqual({ out: lines, err: `Uploading code_….tar.gz: ${counts}` });
  expect(await launch()).toEqual({
    out: lines,
    err: `The workspace has code_….tar.gz already: ${counts}`,
  });
});

test('code goes to a volume where remote_volume names one, and a limit that is set is kept', async ({
  expect,
  write,
  env,
  home,
}) => {
  covers('launch/remote-volume');
  await mkdir(join(home, 'code'));
  await write('print("hello")\n', 'code/train.py');
  const source = 'code_source: { root_path: code, remote_volume: /Volumes/main/runs/code }\n';
  const file = await write(config('python3 "$CODE_SOURCE_PATH/train.py"', source));
  const run = await runAir(['run', '--local', file], { env });
  expect({ status: run.status, line: run.out.split('\n')[2] }).toEqual({
    status: 0,
    line: 'hello',
  });
  const { out } = await runAir(['snapshot', file, '-p', 'local', '-o', 'json'], { env });
  expect(JSON.parse(out).data).toMatchObject({ files: 1, content_bytes: 15, on_workspace: true });

  expect(
    await runAir(['run', '--local', file], { env: { ...env, AIR_SNAPSHOT_MAX_BYTES: '10' } }),
  ).toEqual({
    status: 1,
    out: '',
    err: `Error: the code is 15 bytes, over the limit of 10 bytes
  hint: Put what the run does not need in .gitignore, or in .airignore what git tracks. AIR_SNAPSHOT_MAX_BYTES sets the limit.
`,
  });
});

test('the code of the example is shown file by file, without a workspace', async ({
  expect,
  home,
}) => {
  covers('cli/snapshot');
  const { status, out, err } = await runAir(['snapshot', example, '--list'], {
    env: { HOME: home },
  });
  expect({ status, err, out: out.replaceAll(/[0-9a-f]{64}|[0-9a-f]{16}|\d+ bytes/g, '…') }).toEqual(
    {
      status: 0,
      err: '',
      out: expect.stringMatching(
        /^\d+ {2}averager\.py\n *\d+ {2}network\.py\n *\d+ {2}train\.py\n\nsrc_….tar\.gz: 3 files, …; left out: 0 ignored, 0 by default\nkey: …\n$/,
      ),
    },
  );
});
