import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import type { Fault } from '@air/local';
import { describe, vi } from 'vitest';
import { air, test } from '../test/air.ts';
import { filesThatTell, makeWorld, privateImage, secrets, tells } from '../test/secrecy/world.ts';
import { commands } from './commands/index.ts';
import type * as Failure from './output/failure.ts';
import { wordsOf } from './usage/command-words.ts';

/** Every error that a command ended with. */
const errors: unknown[] = [];

vi.mock('./output/failure.ts', async (original) => {
  const real = await original<typeof Failure>();
  return {
    ...real,
    reportFailure: (...given: Parameters<typeof real.reportFailure>) => {
      errors.push(given[0]);
      return real.reportFailure(...given);
    },
  };
});

/** Command lines by the words of their command: each that speaks to a workspace, reads the user's files or shows a run. */
const lines: Readonly<Record<string, readonly string[]>> = {
  run: [
    'run run.yaml',
    'run run.yaml --git-diff',
    'run run.yaml --dry-run --server',
    'run remote.yaml',
    'run image.yaml',
    'run plain.yaml -p local',
    'run plain.yaml -p work',
  ],
  plan: ['plan run.yaml --server', 'plan remote.yaml'],
  validate: ['validate run.yaml', 'validate run.yaml --server'],
  schema: ['schema'],
  snapshot: ['snapshot run.yaml --list --out code.tar.gz', 'snapshot remote.yaml'],
  'convert-to-dabs': ['convert-to-dabs run.yaml --output-dir bundle --force'],
  get: ['get RUN'],
  list: ['list --all-status --all-users --limit 1'],
  wait: ['wait RUN'],
  logs: ['logs RUN --download-to downloaded'],
  cancel: ['cancel RUN', 'cancel --all -y'],
  'register-image': [`register-image ${privateImage}`],
  'auth whoami': ['auth whoami', 'auth whoami -p work'],
  'pools list': ['pools list'],
  'pools get': ['pools get x'],
  'local up': ['local up'],
  'local status': ['local status'],
  // One that is not up: the one of the test goes on.
  'local down': ['local down'],
  'local prune': ['local prune'],
};

test('no command is left out', ({ expect }) => {
  expect(Object.keys(lines)).toEqual(
    expect.arrayContaining(commands.map((command) => wordsOf(command).join(' '))),
  );
});

/** The service repeats what it was sent, as far as headers and body allow. */
function echo(status: number): Fault {
  const sent = `Bearer ${secrets.token}`;
  const headers = { 'x-request-id': sent, location: `/login?token=${secrets.token}` };
  return { answer: { status, headers, body: { error_code: sent, message: sent } } };
}

const put = `ada:${secrets.registry}`;
const repeatsPassword = {
  error_code: put,
  message: `${Buffer.from(put).toString('base64')} ${put}`,
};

const faults: Readonly<Record<string, readonly Fault[]>> = {
  ...Object.fromEntries(
    [200, 302, 401, 403, 404, 429, 500].map((status) => [status, [echo(status)]]),
  ),
  html: [{ answer: { status: 502, body: `<html>${secrets.token}</html>` } }],
  'no JSON': [{ answer: { status: 200, body: `{"token": "${secrets.token}` } }],
  'dropped before': [{ drop: 'before' }],
  'dropped after': [{ drop: 'after' }],
  'cut off': [{ truncate: 'length' }],
  'cut off in chunks': [{ truncate: 'chunked' }],
  slow: [{ byteMs: 1, times: 1 }],
  late: [{ delayMs: 5 }],
  'password repeated': [{ path: '*/secrets/put', answer: { status: 400, body: repeatsPassword } }],
};

/** None comes first, to see whether a line can get into any. */
const troubles: readonly Trouble[] = [['none', []], ...Object.entries(faults)];

type Trouble = readonly [name: string, faults: readonly Fault[]];

const formats = [[], ['-o', 'json']] as const;

/** Under trouble, answers come as text and as JSON by turns. */
let turn = 0;

describe('nothing shows, keeps or carries a secret:', { concurrent: true }, () => {
  test.for(Object.values(lines).flat())('%s', async (line, { expect, folder }) => {
    if (!/^(wait|logs) /.test(line)) {
      expect(await tellersOf(folder, line, troubles, 6)).toEqual([]);
      return;
    }
    // A run is followed in real time, so each trouble with that comes once, and all of them together.
    const tellers = troubles.map(async (trouble, number) => {
      const world = join(folder, String(number));
      await mkdir(world);
      return tellersOf(world, line, [trouble], 1);
    });
    expect((await Promise.all(tellers)).flat()).toEqual([]);
  });
});

/** What shows or keeps a secret after a line has met with the troubles, each of which strikes so many times. */
async function tellersOf(
  folder: string,
  line: string,
  given: readonly Trouble[],
  times: number,
): Promise<readonly string[]> {
  const { local, env } = await makeWorld(folder);
  const tellers: string[] = [];
  try {
    const launched = await air(['run', join(folder, 'plain.yaml')], { env });
    const [, run = ''] = /Job Run ID: (\d+)/.exec(launched.out) ?? [];
    const elsewhere = { ...env, AIR_LOCAL_HOME: join(folder, 'none') };
    const words = line.split(' ').map((word) => wordIn(folder, run, word));
    const before = local.requests().length;
    for (const [trouble, struck] of given) {
      const isFirst = trouble === 'none';
      for (const format of isFirst ? formats : [formats[(turn += 1) % 2] ?? []]) {
        for (const fault of struck) local.addFault({ times, ...fault });
        const { out, err } = await air([...words, '--debug', ...format], {
          // The workspace that is up is the one of the test.
          env: line === 'local down' ? elsewhere : env,
        });
        local.clearFaults();
        if (tells(out + err)) tellers.push(`${line}, ${trouble}:\n${out}${err}`);
      }
      // Trouble strikes requests: a line that makes none cannot get into it.
      if (isFirst && local.requests().length === before) break;
    }
    if (tells(local.requests())) tellers.push('the requests');
  } finally {
    await local.close();
  }
  return [...tellers, ...(await filesThatTell(folder))];
}

test.for([407, 200, undefined])(
  'nor does what a proxy gets that answers %s',
  async (status, { expect, folder, onTestFinished }) => {
    const { local, env } = await makeWorld(folder);
    await local.close();
    const proxy = createServer();
    proxy.on('connect', ({ headers }, socket) => {
      const repeated = `HTTP/1.1 ${status} ${headers['proxy-authorization']}\r\n\r\n`;
      socket.end(status === undefined ? '' : repeated);
    });
    proxy.listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    onTestFinished(() => void proxy.close());
    const address = proxy.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const behind = {
      ...env,
      DATABRICKS_HOST: 'https://workspace.example.com',
      HTTPS_PROXY: `http://ada:${secrets.proxy}@127.0.0.1:${port}`,
    };
    for (const line of ['auth whoami', 'run run.yaml', `register-image ${privateImage}`]) {
      const words = line.split(' ').map((word) => wordIn(folder, '', word));
      const told = await air([...words, '--debug'], { env: behind });
      expect(told.status).toBe(1);
      expect(tells(told.out + told.err) ? told : '').toBe('');
    }
  },
);

test('no error carries a secret', ({ expect }) => {
  expect(errors.length).toBeGreaterThan(100);
  expect(errors.filter(tells)).toEqual([]);
});

function wordIn(folder: string, run: string, word: string): string {
  if (word === 'RUN') return run;
  return /\.(yaml|gz)$|^(bundle|downloaded)$/.test(word) ? join(folder, word) : word;
}
