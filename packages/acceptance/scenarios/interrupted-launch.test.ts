import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startLocalWorkspace } from '@air/local';
import { covers } from '../support/covers.ts';
import { runAir, startAir } from '../support/run-air.ts';
import { config, signedIn, steady, test } from '../support/test.ts';

const directory = '/Workspace/Users/…/.air/cli_launch/hello/hello_…';
const archive = '/Workspace/Users/…/.air/repo_snapshots/.internal/code_….tar.gz';
const startAfresh =
  'There is no run. Launch again to start one, in a directory of its own; what is there can be deleted.';

/** What a Ctrl-C says while one of the launch's requests is under way. */
const moments = [
  {
    during: '/scim/v2/Me',
    message: 'interrupted before anything was written',
    hint: 'There is no run. Launch again to start one.',
  },
  {
    during: '/config:validate',
    message: 'interrupted before anything was written',
    hint: 'There is no run. Launch again to start one.',
  },
  {
    during: '/workspace/mkdirs',
    message: `interrupted before the run was submitted; nothing was written, but ${directory} may have been made`,
    hint: startAfresh,
  },
  {
    during: 'command.sh',
    message: `interrupted before the run was submitted; what was written is in ${directory}, and the code is at ${archive}`,
    hint: startAfresh,
  },
  {
    during: '.tar.gz',
    message: `interrupted before the run was submitted; what was written is in ${directory}, and the upload of the code did not end`,
    hint: startAfresh,
  },
  {
    during: '/runs/submit',
    message: `interrupted while submitting: the run may exist; its files are in ${directory}`,
    hint: 'Launch again with --idempotency-key mine: the same key never starts a second run.',
  },
] as const;

test.for(moments)(
  'Ctrl-C during $during says what is there and how to go on',
  async ({ during, message, hint }, { expect, home, write }) => {
    covers('cli/exit-130', 'cli/code-interrupted');
    await mkdir(join(home, 'code'));
    await writeFile(join(home, 'code', 'train.py'), 'print("hello")\n');
    const file = await write(config('true', 'code_source: { root_path: code }\n'));
    const local = await startLocalWorkspace({ stateDirectory: join(home, 'state') });
    try {
      const env = signedIn(home, local);
      const line = ['run', file, '-o', 'json', '--idempotency-key', 'mine'];
      local.addFault({ path: `*${during}`, times: 1, delayMs: 60_000 });
      const air = startAir(line, { env });
      // All else that is asked at that time has been answered; the code takes the longest.
      const isHeld = (): boolean => {
        const asked = local
          .requests()
          .map((each) => ({ ...each, end: each.path.split('?')[0] ?? '' }));
        const open = asked.filter((each) => each.status === undefined);
        const isCodeSent = asked.some(
          ({ method, end }) => method === 'POST' && end.endsWith('.tar.gz'),
        );
        if (during === 'command.sh' && !isCodeSent) return false;
        return open.length === 1 && open[0]?.end.endsWith(during) === true;
      };
      while (!isHeld()) await delay(20);
      air.process.kill('SIGINT');
      const { status, out, err } = await air.ended;
      expect({ status, ...JSON.parse(anonymous(out)) }).toMatchObject({
        status: 130,
        error: { code: 'INTERRUPTED', kind: 'TRANSIENT', message, retryable: false },
      });
      expect(anonymous(err)).toContain(`  hint: ${hint}\n`);

      // What it says is how to go on: one run in the end.
      const [first, again] = [await runAir(line, { env }), await runAir(line, { env })];
      expect([first.status, again.status]).toEqual([0, 0]);
      expect(JSON.parse(again.out).data.run_id).toBe(JSON.parse(first.out).data.run_id);
    } finally {
      await local.close();
    }
  },
);

test('asked to end while permissions are granted, it says that the run exists', async ({
  expect,
  home,
  write,
}) => {
  covers('cli/code-interrupted');
  const granting = 'permissions: [{ user_name: ana@example.com, level: CAN_VIEW }]\n';
  const file = await write(config('true', granting));
  const local = await startLocalWorkspace({ stateDirectory: join(home, 'state') });
  try {
    local.addFault({ path: '*/runs/get', times: 1, delayMs: 60_000 });
    const env = signedIn(home, local);
    const air = startAir(['run', file, '-o', 'json'], { env });
    while (!local.requests().some(({ path }) => path.includes('/runs/get'))) await delay(20);
    air.process.kill('SIGTERM');
    const { status, out, err } = await air.ended;
    const { run_id: runId, dashboard_url: page } = JSON.parse(out).data;
    expect(status).toBe(130);
    expect(err).toContain(
      `Warning: the permissions on run ${runId} were not granted: interrupted\n`,
    );
    expect(err).toContain(
      `  hint: The run exists. Its permissions can be set on its page: ${page}\n`,
    );
    expect(err).toContain('Error: interrupted\n');
  } finally {
    await local.close();
  }
});

function anonymous(text: string): string {
  return steady(text)
    .replaceAll(/Users\/[^/]+/g, 'Users/…')
    .replaceAll(/_[0-9a-f]{16}/g, '_…');
}
