import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe } from 'vitest';
import { covers } from '../support/covers.ts';
import { program, runAir } from '../support/run-air.ts';
import type { Told } from '../support/run-air.ts';
import { config, test } from '../support/test.ts';

const valid = 'Dry run: configuration for "hello" is valid; not submitting.\n';

describe('a dry run', () => {
  test('needs no HOME and leaves nothing there', async ({ expect, home, write }) => {
    covers('cli/dry-run-offline', 'cli/dry-run-text');
    const file = await write(config());
    expect(await runAir(['run', file, '--dry-run'])).toEqual({ status: 0, out: valid, err: '' });
    await runAir(['run', file, '--dry-run'], { env: { HOME: home } });
    expect(await readdir(home)).toEqual(['run.yaml']);
  });
});

test.for([
  ['a dry run', ['run', 'run.yaml', '--dry-run'], valid],
  ['air validate', ['validate', 'run.yaml'], 'run.yaml is valid\n'],
] as const)(
  '%s loads neither an HTTP client nor the parts that need one, nor streams for a pipe',
  async ([, words, told], { expect, home, write }) => {
    await write(config());
    const list = await write(
      `const fs = require('node:fs'); process.on('exit', () => fs.writeSync(2, process.moduleLoadList.join('\\n')));`,
      'list.cjs',
    );
    const { out, err } = await runAir([...words], { node: ['--require', list], cwd: home });
    expect(out).toBe(told);
    expect(err).toContain('NativeModule fs');
    expect(err).not.toMatch(/NativeModule (?:https?|http2|net|tls|stream|_http_client)$/m);
  },
);

describe('the compiled code', () => {
  interface Fresh {
    readonly cache: string;
    /** Starts a dry run unless told. */
    readonly start: (words?: string[]) => Promise<Told>;
  }

  /** A copy of the program that has not been started yet, and what it comes to. */
  async function fresh(home: string): Promise<Fresh> {
    const folder = join(home, 'dist');
    await cp(dirname(program), folder, { recursive: true });
    const cache = join(folder, '.cache');
    await rm(cache, { recursive: true, force: true });
    const options = { env: { HOME: home }, program: join(folder, 'air.cjs') };
    const dryRun = ['run', join(home, 'run.yaml'), '--dry-run'];
    return { cache, start: (words = dryRun) => runAir(words, options) };
  }

  test('is kept beside the program and not made again', async ({ expect, home, write }) => {
    await write(config());
    const { cache, start } = await fresh(home);
    expect(await start()).toMatchObject({ status: 0, out: valid });
    const names = await readdir(cache);
    expect(names).toEqual([`main.cjs-${process.version}-${process.arch}`]);
    const kept = await readFile(join(cache, names[0] ?? ''));
    expect(await start()).toMatchObject({ status: 0, out: valid });
    expect((await readFile(join(cache, names[0] ?? ''))).equals(kept)).toBe(true);
  });

  test('is that of one file, which has the command', async ({ expect, home }) => {
    const { cache, start } = await fresh(home);
    expect(await start(['--version'])).toMatchObject({ status: 0 });
    expect(await readdir(cache)).toEqual([`program.cjs-${process.version}-${process.arch}`]);
  });

  test('is good for the next start after one that sets flags of V8', async ({
    expect,
    home,
    write,
  }) => {
    await write(config());
    const large = await write(`${config()}#${'x'.repeat(200_000)}\n`, 'large.yaml');
    const { cache, start } = await fresh(home);
    expect(await start(['validate', large])).toMatchObject({ status: 0 });
    const [name = ''] = await readdir(cache);
    const kept = await readFile(join(cache, name));
    await start(['validate', large]);
    expect((await readFile(join(cache, name))).equals(kept)).toBe(true);
  });

  test('is made anew when it is damaged', async ({ expect, home, write }) => {
    await write(config());
    const { cache, start } = await fresh(home);
    await start();
    const [name = ''] = await readdir(cache);
    const file = join(cache, name);
    const good = await readFile(file);
    const flipped = Buffer.from(good);
    for (let at = 1000; at < flipped.length; at += 997) flipped[at] = 0xff - (flipped[at] ?? 0);
    for (const bad of [Buffer.alloc(0), good.subarray(0, 5000), Buffer.alloc(5000, 'x'), flipped]) {
      await writeFile(file, bad);
      expect(await start()).toEqual({ status: 0, out: valid, err: '' });
      expect((await readFile(file)).length).toBeGreaterThan(good.length / 2);
    }
  });

  test('is kept in the cache folder of the user, if there is one, when not beside it', async ({
    expect,
    home,
    write,
  }) => {
    await write(config());
    const { cache, start } = await fresh(home);
    await writeFile(cache, 'a file where the folder should be');
    expect(await start()).toEqual({ status: 0, out: valid, err: '' });
    expect(await readdir(home)).toEqual(['dist', 'run.yaml']);
    await mkdir(join(home, '.cache'));
    expect(await start()).toEqual({ status: 0, out: valid, err: '' });
    expect(await readdir(join(home, '.cache', 'air'))).toHaveLength(1);
    expect(await start()).toEqual({ status: 0, out: valid, err: '' });
  });

  test('may be made by several at once', async ({ expect, home, write }) => {
    await write(config());
    const { cache, start } = await fresh(home);
    const all = await Promise.all(Array.from({ length: 6 }, () => start()));
    expect(all).toEqual(all.map(() => ({ status: 0, out: valid, err: '' })));
    expect(await readdir(cache)).toHaveLength(1);
  });
});
