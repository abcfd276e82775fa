import type { RunConfig } from '@air/schema';
import { rootFolder } from './root-folder.ts';
import type { Env } from './root-folder.ts';

export interface CodeInput {
  /** `code_source` of a config without errors. */
  readonly codeSource: NonNullable<RunConfig['code_source']>;
  /** What `root_path` is relative to: the folder of the config file. */
  readonly configDirectory: string;
  readonly env: Env;
}

type CodeFields = CodeInput['codeSource'] & {
  /** The absolute path that `root_path` stands for; whether it is there is not looked at. */
  readonly root: string;
};

/** What a code source says, in either of its forms. Throws a SnapshotError for a variable that is not set. */
export function codeFields({ codeSource, configDirectory, env }: CodeInput): CodeFields {
  const fields = codeSource.snapshot ?? codeSource;
  return { ...fields, root: rootFolder(fields.root_path ?? '.', configDirectory, env) };
}
