import { setImmediate } from 'node:timers/promises';
import { describe, vi } from 'vitest';

import { air, config, steady, test } from '../../test/air.ts';
import type { Told } from '../../test/air.ts';
import type { AirCommand } from '../air-command.ts';
import type { Session } from '../session.ts';
import { wordsOf } from '../usage/command-words.ts';
import { version } from '../version.ts';
import { commands } from './index.ts';
import { SchemaCommand } from './schema.ts';

/** A command line that is right, made of what the usage line requires. */
const lines = commands.map((command) => ({
  prototype: prototypeOf(command),
  line: [...wordsOf(command), ...required(command.synopsis)],
  words: wordsOf(command).join(' '),
}));

function prototypeOf({ prototype }: { readonly prototype: AirCommand }): AirCommand {
  return prototype;
}

/** What stands outside of brackets and before the first `|`, with a value for each name in capitals. */
function required(synopsis: string): readonly string[] {
  const [first = ''] = synopsis.replaceAll(/\[[^\]]*\]…?/g, '').split('|');
  return first
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => (/^[A-Z]/.test(word) ? 'x' : word));
}

/** Work that does not end, and that is interrupted once everybody listens. */
async function endless({ host }: Session): Promise<number> {
  await setImmediate();
  await setImmediate();
  host.writeOut('');
  return new Promise(() => {});
}

/** The one envelope on standard output, and what is beside it. */
function answer({ status, out, err }: Told): object {
  return { status, err, lines: out.split('\n').length - 1, ...JSON.parse(steady(out)) };
}

function failure(status: number, code: string, message: string, more: object = {}): object {
  const error = { code, kind: 'PERMANENT', message, retryable: false, ...more };
  return { status, err: '', lines: 1, v: 1, ts: '…', error };
}

describe('with -o json', { timeout: 2000 }, () => {
  test.for(lines)(
    'a flag that $words does not have is an envelope',
    async ({ line }, { expect }) => {
      const told = await air([...line, '--no-such-flag', '-o', 'json']);
      expect(answer(told)).toEqual(failure(1, 'INVALID_ARGS', 'unknown flag --no-such-flag'));
    },
  );

  test.for(lines)(
    'a bug in $words is an envelope',
    async ({ prototype, line }, { expect, onTestFinished }) => {
      const run = vi.spyOn(prototype, 'run').mockRejectedValue(new TypeError('x is not y'));
      onTestFinished(() => run.mockRestore());
      const message = `x is not y\nThis is a bug in air ${version}: please report it to its maintainers, with the command line and what --debug adds to it`;
      const told = await air([...line, '-o', 'json']);
      expect(answer(told)).toEqual(failure(1, 'INTERNAL_ERROR', message));
    },
  );

  test.for(lines)(
    'Ctrl-C in $words is an envelope',
    async ({ prototype, line }, { expect, onTestFinished }) => {
      const run = vi.spyOn(prototype, 'run').mockImplementation(endless);
      onTestFinished(() => run.mockRestore());
      const told = await air([...line, '-o', 'json'], { interruptAt: () => true });
      expect(answer(told)).toEqual(
        failure(130, 'INTERRUPTED', 'interrupted', { kind: 'TRANSIENT' }),
      );
    },
  );

  test('work that ends all the same after Ctrl-C says nothing more', async ({
    expect,
    onTestFinished,
  }) => {
    const run = vi.spyOn(SchemaCommand.prototype, 'run').mockImplementation(async (session) => {
      await setImmediate();
      await setImmediate();
      session.host.writeOut('');
      for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
      session.output.result({ late: true }, undefined);
    });
    onTestFinished(() => run.mockRestore());
    const told = await air(['schema', '-o', 'json'], { interruptAt: () => true });
    expect(answer(told)).toEqual(failure(130, 'INTERRUPTED', 'interrupted', { kind: 'TRANSIENT' }));
  });

  test.for([['frobnicate'], ['local', 'sideways'], ['help', 'config.nothing'], ['-p', 'x']])(
    '%j is an envelope, as no command is meant',
    async (line, { expect }) => {
      const { status, out } = await air([...line, '-o', 'json']);
      expect({ status, ...JSON.parse(out) }).toMatchObject({
        status: 1,
        error: { code: 'INVALID_ARGS', kind: 'PERMANENT', retryable: false },
      });
    },
  );
});

describe('the warnings of a command', { concurrent: true }, () => {
  const doubtful = 'usage_policy_id: vision\n';
  const warning = (file: string): string => `Warning: usage_policy_id "vision" is not a UUID
  ${file}:4:1
  4 | usage_policy_id: vision
    | ^^^^^^^^^^^^^^^
  hint: For the name of a policy use usage_policy_name.

1 warning
`;

  test('are on standard error when it fails with -o json', async ({ expect, write, folder }) => {
    const file = await write(config('echo', doubtful));
    const env = { HOME: folder, DATABRICKS_HOST: 'https://127.0.0.1:1', DATABRICKS_TOKEN: 'x' };
    const { status, out, err } = await air(['run', file, '-o', 'json'], { env });
    expect({ status, ...JSON.parse(out) }).toMatchObject({
      status: 1,
      error: { code: 'UNAVAILABLE' },
    });
    expect(JSON.parse(out).error).not.toHaveProperty('issues');
    expect(err).toContain(warning(file));
  });

  test('are there when the run that was followed failed', async ({ expect, write, env }) => {
    const file = await write(config('echo; exit 1', doubtful));
    const { status, out, err } = await air(['run', file, '--watch', '-o', 'json'], { env });
    const last = JSON.parse(out.trim().split('\n').at(-1) ?? '');
    expect({ status, ...last }).toMatchObject({ status: 1, error: { code: 'RUN_FAILED' } });
    expect(err).toContain(warning(file));
  });

  test('are in the closing envelope when it succeeded', async ({ expect, write, env }) => {
    const file = await write(config('echo', doubtful));
    const { status, out, err } = await air(['run', file, '--watch', '-o', 'json'], { env });
    const last = JSON.parse(out.trim().split('\n').at(-1) ?? '');
    expect({ status, ...last }).toMatchObject({
      status: 0,
      data: { status: 'SUCCESS', warnings: [{ code: 'usage-policy-uuid' }] },
    });
    expect(err).not.toContain('Warning');
  });

  test.for(['plan', 'convert-to-dabs'])(
    'are in the envelope of %s',
    async (word, { expect, write }) => {
      const file = await write(config('echo', doubtful));
      const { status, out, err } = await air([word, file, '-o', 'json']);
      expect({ status, err, ...JSON.parse(out) }).toMatchObject({
        status: 0,
        err: '',
        data: { warnings: [{ code: 'usage-policy-uuid', file, line: 4 }] },
      });
    },
  );
});

test('Ctrl-C after the envelope of a run is told as text, so that there is one envelope', async ({
  expect,
  write,
  env,
  local,
}) => {
  local.addFault({ path: '*/runs/get', delayMs: 500 });
  const file = await write(config('true', 'permissions: [{group_name: team, level: CAN_VIEW}]\n'));
  const told = await air(['run', file, '-o', 'json'], { env, interruptAt: () => true });
  expect({ ...told, out: told.out.split('\n').length - 1 }).toMatchObject({ status: 130, out: 1 });
  expect(JSON.parse(told.out)).toHaveProperty('data.run_id');
  expect(told.err).toContain('\nError: interrupted\n');
});
