import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Document, parseDocument } from 'yaml';
import { Secrets } from './secrets.ts';
import { writeAtomically } from './write-atomically.ts';

/** Writes into the user's own `secrets.yaml`, one change after the other; comments and order stay. */
export class SecretsFile {
  readonly #stateDirectory: string;
  #last: Promise<unknown> = Promise.resolve();

  constructor(stateDirectory: string) {
    this.#stateDirectory = stateDirectory;
  }

  /** False when there is such a scope already. */
  async makeScope(scope: string): Promise<boolean> {
    return this.#change((file) => {
      if (file.has(scope)) return false;
      file.set(scope, file.createNode({}));
      return true;
    });
  }

  /** False when there is no such scope. */
  async put(scope: string, key: string, value: string): Promise<boolean> {
    return this.#change((file) => {
      if (!file.has(scope)) return false;
      file.setIn([scope, key], value);
      return true;
    });
  }

  async has(scope: string, key: string): Promise<boolean> {
    return (await Secrets.read(this.#stateDirectory)).has(scope, key);
  }

  /** Writes the file when the change says that there is one. */
  async #change(change: (file: Document) => boolean): Promise<boolean> {
    const changed = this.#last.then(async () => {
      // refuses a file that others can read, and one that is not what it should be
      await Secrets.read(this.#stateDirectory);
      const path = join(this.#stateDirectory, 'secrets.yaml');
      const file = await parse(path);
      const isChanged = change(file);
      if (isChanged) await writeAtomically(path, file.toString());
      return isChanged;
    });
    this.#last = changed.catch(() => undefined);
    return changed;
  }
}

async function parse(path: string): Promise<Document> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const file = parseDocument(text, { schema: 'failsafe' });
  return file.contents === null ? new Document({}, { schema: 'failsafe' }) : file;
}
