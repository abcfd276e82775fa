import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from 'vitest';
import { runProgram } from './run-program.ts';

interface Fixtures {
  /** Writes a script that can be run. */
  script: (lines: string) => Promise<string>;
}

const test = base.extend<Fixtures>({
  script: async ({ task: _task }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'air-program-'));
    await use(async (lines) => {
      const file = join(folder, 'program');
      await writeFile(file, `#!/bin/sh\n${lines}\n`, { mode: 0o755 });
      return file;
    });
    await rm(folder, { recursive: true });
  },
});

const env = { PATH: process.env['PATH'] };
const patient = { timeoutMs: 20_000, signal: undefined };

test('arguments reach the program as they are, and it can ask nobody', async ({
  expect,
  script,
}) => {
  const file = await script(`for a in "$@"; do echo "[$a]"; done; cat; echo oops >&2; exit 3`);
  const args = ['$(id)', '; rm', 'a b', '-x'];
  expect(await runProgram({ file, args, env }, patient)).toEqual({
    status: 3,
    ending: 'exit',
    out: '[$(id)]\n[; rm]\n[a b]\n[-x]\n',
    err: 'oops\n',
  });
});

test('a program reads what it is given, if it wants to', async ({ expect, script }) => {
  const input = 'x'.repeat(1_000_000);
  const counts = await script('wc -c');
  const { out } = await runProgram({ file: counts, args: [], env, input }, patient);
  expect(out.trim()).toBe('1000000');
  const ignores = await script('exec <&-; echo done');
  expect(await runProgram({ file: ignores, args: [], env, input }, patient)).toMatchObject({
    status: 0,
    out: 'done\n',
  });
});

test('a program that takes too long is ended with all that it started', async ({
  expect,
  script,
}) => {
  // the output stays open as long as anyone has it
  const file = await script('sleep 600 & wait');
  const end = await runProgram({ file, args: [], env }, { timeoutMs: 500, signal: undefined });
  expect(end).toMatchObject({ status: undefined, ending: 'timeout' });
});

test('a program that prints without end is ended', async ({ expect, script }) => {
  const file = await script('while :; do echo xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx; done');
  expect(await runProgram({ file, args: [], env }, patient)).toMatchObject({ ending: 'too-much' });
});

test('an abort ends it with the reason', async ({ expect, script }) => {
  const file = await script('sleep 600');
  const controller = new AbortController();
  const run = runProgram({ file, args: [], env }, { ...patient, signal: controller.signal });
  controller.abort(new Error('enough'));
  await expect(run).rejects.toThrow('enough');
});

test('a file that is no program says so', async ({ expect, script }) => {
  const file = await script('');
  await writeFile(file, '#!/nonexistent/interpreter\n', { mode: 0o755 });
  expect(await runProgram({ file, args: [], env }, patient)).toMatchObject({
    status: undefined,
    ending: 'not-started',
  });
});
