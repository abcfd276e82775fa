import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { cacheFolder } from '../cache-folder.ts';

/** Names the build: another one has other code in files of the same names. */
declare const AIR_BUILD: string;

/** What V8 made of a file of ours. */
interface Compiled {
  readonly code: Buffer;
  /** The kinds of start that it was made in: V8 compiles a function when it is first called. */
  readonly starts: readonly string[];
}

/** What a file of ours gives. Those that a start can begin with have a `start`. */
interface Exports {
  readonly start?: () => void;
}

const loaded = new Map<string, { readonly exports: Exports }>();

/**
 * Loads a CommonJS file of this folder, which the build has put into a function. The code that V8 compiled for it at earlier
 * starts saves a third of the time of a dry run. Where nothing can be kept, it just loads the file.
 */
export function load(name: string): Exports {
  const before = loaded.get(name);
  if (before !== undefined) return before.exports;
  const file = join(__dirname, name);
  // esbuild writes ASCII
  const source = readFileSync(file, 'latin1');
  const kept = readKept(name);
  const script = new Script(source, {
    filename: file,
    ...(kept && { cachedData: kept.code }),
  });
  const starts = script.cachedDataRejected === true ? [] : (kept?.starts ?? []);
  process.once('exit', (status) => {
    const start = kindOfStart(status);
    if (starts.includes(start) || starts.length === mostStarts) return;
    keep(name, { code: script.createCachedData(), starts: [...starts, start] });
  });
  const module = { exports: {} };
  loaded.set(name, module);
  const requireBeside = (id: string): unknown => (id.startsWith('./') ? load(id) : require(id));
  script.runInThisContext()(module.exports, requireBeside, module, file, __dirname);
  return module.exports;
}

/** Enough for the ways in which people use a program; the file does not grow for ever. */
const mostStarts = 40;

/** The command, the names of its flags and how it ended, without anything that a user wrote. */
function kindOfStart(status: number): string {
  const [command = '', ...others] = process.argv.slice(2);
  const flags = others.flatMap((argument) => /^(?:--[^=]*|-.)/.exec(argument) ?? []);
  return [/^[a-z-]*$/.exec(command) ?? '', ...flags.toSorted(), status].join(' ');
}

/**
 * Compiled code that is safe to run: of this build, and whole. V8 runs whatever is in it, so it is kept twice and both
 * copies have to agree: comparing them takes a tenth of a millisecond, a checksum would take two.
 */
function readKept(name: string): Compiled | undefined {
  for (const folder of cacheFolders()) {
    try {
      const bytes = readFileSync(join(folder, cacheName(name)));
      const copy = bytes.subarray(0, bytes.length / 2);
      if (!copy.equals(bytes.subarray(bytes.length / 2))) continue;
      const end = copy.indexOf('\n');
      const [build, ...starts] = copy.toString('latin1', 0, end).split('\t');
      if (build === AIR_BUILD) return { code: copy.subarray(end + 1), starts };
    } catch {
      // not there, or not for us to read
    }
  }
  return undefined;
}

/** Whoever starts at the same time writes the same; a reader sees a whole file or none. */
function keep(name: string, { code, starts }: Compiled): void {
  for (const folder of cacheFolders()) {
    const file = join(folder, cacheName(name));
    const unfinished = `${file}.${process.pid}`;
    try {
      mkdirSync(folder, { recursive: true });
      const copy = Buffer.concat([Buffer.from(`${[AIR_BUILD, ...starts].join('\t')}\n`), code]);
      writeFileSync(unfinished, Buffer.concat([copy, copy]));
      renameSync(unfinished, file);
      return;
    } catch {
      // read-only or full: the next place, or none
    }
  }
}

/** One file for each version of Node; a new build writes over that of the old one. */
function cacheName(name: string): string {
  return `${name}-${process.version}-${process.arch}`;
}

/** Beside the program; else where the user keeps caches, if there is such a place already. */
function cacheFolders(): string[] {
  if (process.env['NODE_DISABLE_COMPILE_CACHE']) return [];
  const beside = join(__dirname, '.cache');
  const shared = cacheFolder(process.env);
  return shared !== undefined && existsSync(dirname(shared)) ? [beside, shared] : [beside];
}
