import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { air, config, steady, test as base } from './air.ts';
import type { AirOptions, Told } from './air.ts';

interface Fixtures {
  /** Writes a file of the folder, and the folders above it. */
  put: (name: string, text: string | Uint8Array) => Promise<string>;
  /** Runs `air validate`; what it says has no path of this machine in it. */
  validate: (argv: readonly string[], options?: AirOptions) => Promise<Told>;
}

/** vitest's `test` with a folder of configs to validate. */
export const test = base.extend<Fixtures>({
  put: async ({ folder }, use) => {
    await use(async (name, text) => {
      const path = join(folder, name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
      return path;
    });
  },
  validate: async ({ folder }, use) => {
    await use(async (argv, options) => {
      const paths = argv.map((argument) => argument.replace(/^@/, folder));
      const { status, out, err } = await air(['validate', ...paths], options);
      const short = (text: string): string => steady(text.replaceAll(folder, '@'));
      return { status, out: short(out), err: short(err) };
    });
  },
});

/** Two mistakes of two kinds. */
export const wrong: string = config('echo', 'max_tries: 1\n').replace('hello', 'bad.name');
/** A warning. */
export const doubtful: string = config('echo', 'usage_policy_id: vision\n');

/** What a report says of `wrong`, up to its closing line. */
export const wrongText = (
  file: string,
): string => `Error: unknown key max_tries: did you mean max_retries?
  ${file}:4:1
  4 | max_tries: 1
    | ^^^^^^^^^

Error: invalid experiment_name "bad.name": only alphanumeric characters, hyphens (-), and underscores (_) are allowed
  ${file}:1:1
  1 | experiment_name: bad.name
    | ^^^^^^^^^^^^^^^

`;

/** What a report says of `doubtful`, up to its closing line. */
export const doubtfulText = (
  file: string,
): string => `Warning: usage_policy_id "vision" is not a UUID
  ${file}:4:1
  4 | usage_policy_id: vision
    | ^^^^^^^^^^^^^^^
  hint: For the name of a policy use usage_policy_name.

`;
