import { makeDirectory, objectType } from '@air/workspace';
import type { CallOptions, Workspace } from '@air/workspace';
import { SubmitError } from '../errors.ts';
import { inContext } from '../in-context.ts';

/** The experiment's directory if it has to be made (launch.md, step 5). Writes nothing. */
export async function missingExperimentDirectory(
  workspace: Workspace,
  directory: string | undefined,
  options: CallOptions,
): Promise<string | undefined> {
  if (directory === undefined) return undefined;
  const type = await objectType(workspace, directory, options).catch((error: unknown) => {
    throw inContext(error, `could not look up mlflow_experiment_directory ${directory}`);
  });
  if (type === undefined) return directory;
  if (type === 'DIRECTORY') return undefined;
  const article = /^[AEIOU]/.test(type) ? 'an' : 'a';
  throw new SubmitError(
    'experiment-directory-taken',
    `mlflow_experiment_directory ${directory} is not a directory but ${article} ${type.toLowerCase()}`,
    { hint: 'Name a directory of the workspace, or one that does not exist yet.' },
  );
}

/** Makes the experiment's directory. */
export async function makeExperimentDirectory(
  workspace: Workspace,
  directory: string,
  options: CallOptions,
): Promise<void> {
  await makeDirectory(workspace, directory, options).catch((error: unknown) => {
    throw inContext(error, `could not make mlflow_experiment_directory ${directory}`);
  });
}
