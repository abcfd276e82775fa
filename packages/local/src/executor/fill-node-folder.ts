import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LocalError } from '../errors.ts';
import { reasonOf } from '../reason-of.ts';
import type { WorkspaceFiles } from '../store/workspace-files.ts';
import { extractCode } from './extract-code.ts';
import type { LaunchInput } from './launch-input.ts';

export interface NodeFolderOptions {
  readonly directory: string;
  readonly input: LaunchInput;
  readonly files: WorkspaceFiles;
  /** The code's archive on the workspace, when the run has one. */
  readonly codeArchive: string | undefined;
  readonly signal: AbortSignal;
}

/** Where a node finds what it was given. The command does not start in its code, as on the platform. */
export interface NodePaths {
  readonly hyperparametersPath: string | undefined;
  readonly codeSourcePath: string | undefined;
}

/** Makes the folder in which a node's command runs. Throws a LocalError for code that cannot be had. Source: local.md. */
export async function fillNodeFolder(options: NodeFolderOptions): Promise<NodePaths> {
  const { directory, input, codeArchive } = options;
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, 'command.sh'), input.command);
  const hyperparametersPath = input.hyperparameters && join(directory, 'hyperparameters.yaml');
  if (input.hyperparameters && hyperparametersPath) {
    await writeFile(hyperparametersPath, input.hyperparameters);
  }
  const codeSourcePath = codeArchive && (await extractedCode(codeArchive, options));
  return { hyperparametersPath, codeSourcePath };
}

async function extractedCode(
  path: string,
  { directory, files, signal }: NodeFolderOptions,
): Promise<string> {
  const archive = await files.open(path);
  if (!archive) {
    throw new LocalError(
      'launch-file-unreadable',
      `there is no code snapshot ${path} on the workspace`,
    );
  }
  try {
    return await extractCode(archive.content, join(directory, 'code'), signal);
  } catch (cause) {
    throw new LocalError(
      'launch-file-unreadable',
      `the code snapshot ${path} cannot be extracted: ${reasonOf(cause)}`,
      { cause },
    );
  }
}
