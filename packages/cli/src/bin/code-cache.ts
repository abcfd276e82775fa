import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';

/** Names the build: another one has other code in files of the same names. */
declare const AIR_BUILD: string;

/**
 * Loads a CommonJS file of this folder with the machine code that V8 made of it at an earlier start, which saves a third
 * of the time of a dry run. Where nothing can be kept, it just loads the file.
 */
export function load(name: string): unknown {
  const file = join(__dirname, name);
  // esbuild writes ASCII
  const source = readFileSync(file, 'latin1');
  const kept = readKept(name);
  const script = new Script(
    `(function (exports, require, module, __filename, __dirname) {${source}\n})`,
    { filename: file, ...(kept && { cachedData: kept }) },
  );
  if (kept === undefined || script.cachedDataRejected === true) {
    // by then what is only compiled when it is called has been, too
    process.once('exit', () => keep(name, script.createCachedData()));
  }
  const module = { exports: {} };
  const requireBeside = (id: string): unknown => (id.startsWith('./') ? load(id) : require(id));
  script.runInThisContext()(module.exports, requireBeside, module, file, __dirname);
  return module.exports;
}

/**
 * Compiled code that is safe to run: of this build, and whole. V8 runs whatever is in it, so it is kept twice and both
 * copies have to agree: comparing them takes a tenth of a millisecond, a checksum would take two.
 */
function readKept(name: string): Buffer | undefined {
  for (const folder of cacheFolders()) {
    try {
      const bytes = readFileSync(join(folder, cacheName(name)));
      const half = bytes.length / 2;
      const code = bytes.subarray(AIR_BUILD.length, half);
      const isWhole = bytes.subarray(0, half).equals(bytes.subarray(half));
      if (isWhole && bytes.toString('latin1', 0, AIR_BUILD.length) === AIR_BUILD) return code;
    } catch {
      // not there, or not for us to read
    }
  }
  return undefined;
}

/** Whoever starts at the same time writes the same; a reader sees a whole file or none. */
function keep(name: string, code: Buffer): void {
  for (const folder of cacheFolders()) {
    const file = join(folder, cacheName(name));
    const unfinished = `${file}.${process.pid}`;
    try {
      mkdirSync(folder, { recursive: true });
      const copy = Buffer.concat([Buffer.from(AIR_BUILD), code]);
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
  const { HOME, XDG_CACHE_HOME = HOME && join(HOME, '.cache') } = process.env;
  const beside = join(__dirname, '.cache');
  return XDG_CACHE_HOME && existsSync(XDG_CACHE_HOME)
    ? [beside, join(XDG_CACHE_HOME, 'air')]
    : [beside];
}
