import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { AssetBundle } from '@air/artifacts';

import { UsageError } from '../errors/usage-error.ts';
import { codeOf } from '../output/envelope-codes.ts';

interface WriteBundleOptions {
  /** Overwrite what is there, and remove what another config left. */
  readonly force: boolean;
  /** The config itself, which is never overwritten. A real path, as the folder's is. */
  readonly keep: string;
}

/**
 * Writes a bundle into a folder, which is made where needed. What is there as it should be is left alone. Nothing is changed
 * unless all of it can be written.
 */
export async function writeBundle(
  folder: string,
  { files, absent }: Pick<AssetBundle, 'files' | 'absent'>,
  { force, keep }: WriteBundleOptions,
): Promise<void> {
  const old = await existing(folder, [...files.map(({ name }) => name), ...absent]);
  const changed = files.filter(({ name, bytes }) => old.get(name)?.equals(bytes) !== true);
  const leftOver = absent.filter((name) => old.has(name));
  const lost = [...changed.map(({ name }) => name).filter((name) => old.has(name)), ...leftOver];
  if (lost.some((name) => join(folder, name) === keep)) {
    throw new UsageError(`the bundle would overwrite the config "${keep}"`, {
      hint: 'Give the config another name, or the bundle another folder with --output-dir.',
    });
  }
  if (lost.length > 0 && !force) throw wouldBeLost(folder, lost);
  await writeAll(changed.map(({ name, bytes }) => [join(folder, name), bytes] as const));
  await Promise.all(leftOver.map((name) => rm(join(folder, name))));
}

/** What is at the names, by name. */
async function existing(
  folder: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, Buffer>> {
  const found = await Promise.all(
    names.map(async (name) => {
      try {
        return [[name, await readFile(join(folder, name))] as const];
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return [];
        throw error;
      }
    }),
  );
  return new Map(found.flat());
}

function wouldBeLost(folder: string, names: readonly string[]): UsageError {
  return new UsageError(`the bundle would overwrite ${names.join(', ')} in "${folder}"`, {
    hint: 'Do it with --force, or name another folder with --output-dir.',
  });
}

/** All or none: what can fail is done beside the files first. */
async function writeAll(
  files: readonly (readonly [path: string, bytes: Uint8Array])[],
): Promise<void> {
  try {
    for (const [path, bytes] of files) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(unfinished(path), bytes);
    }
    for (const [path] of files) await rename(unfinished(path), path);
  } catch (error) {
    await Promise.all(files.map(([path]) => rm(unfinished(path), { force: true })));
    throw error;
  }
}

function unfinished(path: string): string {
  return `${path}.unfinished`;
}
