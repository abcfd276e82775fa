import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Kept, ReadCode } from './kept.ts';
import { writeWhole } from './write-whole.ts';

const mostKeys = 100;

/**
 * The content key of one state of a code folder, kept in the user's cache folder between launches: code that has not
 * changed is not read again. A cache that cannot be read or written is as none.
 */
export class KeptKey implements Kept {
  readonly #file: string;
  readonly #state: string;

  constructor(cacheFolder: string, state: string) {
    this.#file = join(cacheFolder, 'snapshot-keys');
    this.#state = state;
  }

  /** The key, when it was kept for this very state. */
  async find(): Promise<string | undefined> {
    const line = (await this.#lines()).find((text) => this.#isOurs(text));
    return line?.slice(line.indexOf(' ') + 1);
  }

  async keep({ key }: ReadCode): Promise<void> {
    const others = await this.#others();
    await this.#write([`${this.#state} ${key}`, ...others.slice(0, mostKeys - 1)]);
  }

  async forget(): Promise<void> {
    await this.#write(await this.#others());
  }

  /** `<state> <key>`, the latest first; what is not in this form is none. */
  async #lines(): Promise<readonly string[]> {
    const text = await readFile(this.#file, 'utf8').catch(() => '');
    return text.split('\n').filter((line) => /^[\da-f]{64} [\da-f]{64}$/.test(line));
  }

  async #others(): Promise<readonly string[]> {
    return (await this.#lines()).filter((line) => !this.#isOurs(line));
  }

  #isOurs(line: string): boolean {
    return line.startsWith(`${this.#state} `);
  }

  #write(lines: readonly string[]): Promise<void> {
    return writeWhole(this.#file, lines.map((line) => `${line}\n`).join(''));
  }
}
