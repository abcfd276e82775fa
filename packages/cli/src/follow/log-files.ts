import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { WriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { LogLine } from '@air/runs';

interface LogFile {
  readonly path: string;
  /** Where it is written until it is whole. */
  readonly temporary: string;
  readonly stream: WriteStream;
}

/** The logs of a run's nodes in a folder, each in a file that is there once it is whole. */
export class LogFiles {
  readonly #folder: string;
  readonly #files = new Map<number, LogFile>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  async write(lines: readonly LogLine[]): Promise<void> {
    const texts = new Map<number, string>();
    for (const { node, line } of lines) texts.set(node, `${texts.get(node) ?? ''}${line}\n`);
    for (const [node, text] of texts) {
      const { stream } = this.#files.get(node) ?? (await this.#open(node));
      if (!stream.write(text)) await once(stream, 'drain');
    }
  }

  /** Puts all files in place. Gives their paths, by node. */
  async finish(): Promise<readonly string[]> {
    const files = [...this.#files].toSorted(([a], [b]) => a - b).map(([, file]) => file);
    for (const { stream, temporary, path } of files) {
      stream.end();
      await finished(stream);
      await rename(temporary, path);
    }
    this.#files.clear();
    return files.map(({ path }) => path);
  }

  /** Removes what is not in place. */
  async discard(): Promise<void> {
    for (const { stream, temporary } of this.#files.values()) {
      stream.destroy();
      await rm(temporary, { force: true });
    }
  }

  async #open(node: number): Promise<LogFile> {
    await mkdir(this.#folder, { recursive: true });
    const path = join(this.#folder, `node_${node}.log`);
    const temporary = `${path}.${randomUUID()}.part`;
    const stream = createWriteStream(temporary, { flags: 'wx' });
    await once(stream, 'open');
    const file = { path, temporary, stream };
    this.#files.set(node, file);
    return file;
  }
}
