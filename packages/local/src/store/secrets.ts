import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as v from 'valibot';
import { LocalError } from '../errors.ts';

const secretsFile = v.record(v.string(), v.record(v.string(), v.string()));

/** The secrets of one reading of `secrets.yaml`. Source: local.md, "State". */
export class Secrets {
  readonly #values: v.InferOutput<typeof secretsFile>;
  readonly #path: string;

  private constructor(path: string, values: v.InferOutput<typeof secretsFile>) {
    this.#path = path;
    this.#values = values;
  }

  /** Refuses a file that others can read. No file is no secrets. */
  static async read(stateDirectory: string): Promise<Secrets> {
    const path = join(stateDirectory, 'secrets.yaml');
    const found = await stat(path).catch(() => undefined);
    if (!found) return new Secrets(path, {});
    if ((found.mode & 0o077) !== 0) {
      throw new LocalError(
        'secrets-file-open-to-others',
        `${path} can be read or changed by others`,
        {
          hint: `Run: chmod 600 ${path}`,
        },
      );
    }
    return new Secrets(path, await values(path));
  }

  has(scope: string, key: string): boolean {
    const keys = Object.hasOwn(this.#values, scope) ? this.#values[scope] : undefined;
    return keys !== undefined && Object.hasOwn(keys, key);
  }

  /** The value; one that is missing or unusable is an error that names scope and key. */
  get(scope: string, key: string): string {
    if (this.has(scope, key)) return usable(this.#values[scope]?.[key] ?? '', `${scope}/${key}`);
    throw new LocalError('secret-missing', `the secret "${scope}/${key}" is not in ${this.#path}`, {
      hint: `Add it there as "${key}" below "${scope}".`,
    });
  }
}

function usable(value: string, name: string): string {
  if (!value.includes('\0')) return value;
  throw new LocalError('secret-unusable', `the secret "${name}" holds a NUL character`, {
    hint: 'No environment variable can hold it.',
  });
}

/** The messages of the parsers would quote the file, so they are not passed on. */
async function values(path: string): Promise<v.InferOutput<typeof secretsFile>> {
  const parsed = v.safeParse(secretsFile, (await readYaml(path)) ?? {});
  if (parsed.success) return parsed.output;
  throw new LocalError(
    'secrets-file-unreadable',
    `${path} does not hold scopes with keys and values`,
    {
      hint: 'Write it as {<scope>: {<key>: <value>}}.',
    },
  );
}

async function readYaml(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8');
  try {
    // Every scalar is taken as it is written: 0123 is a password, not a number.
    return parse(text, { schema: 'failsafe', logLevel: 'error' });
  } catch {
    throw new LocalError('secrets-file-unreadable', `${path} is not valid YAML`, {
      hint: 'Write it as {<scope>: {<key>: <value>}}.',
    });
  }
}
