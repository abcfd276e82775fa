import { realpath } from 'node:fs/promises';
import { codeFields } from './source/code-fields.ts';
import type { CodeInput } from './source/code-fields.ts';
import { requireFolder } from './source/root-folder.ts';

/** The real path of the folder that `root_path` stands for, without a look at what is in it. Throws a SnapshotError when there is none. */
export async function codeFolder(input: CodeInput): Promise<string> {
  const { root } = codeFields(input);
  requireFolder(root);
  return realpath(root);
}
