import type { LaunchFile } from '@air/artifacts';
import { importFile, makeDirectory } from '@air/workspace';
import type { CallOptions, Workspace } from '@air/workspace';
import { inContext } from '../in-context.ts';
import { eitherSignal } from './either-signal.ts';

/** Makes the launch directory, which is always new, with the folders that its files are in. */
export async function makeLaunchDirectory(
  workspace: Workspace,
  directory: string,
  files: readonly LaunchFile[],
  options: CallOptions,
): Promise<void> {
  const folders = new Set(
    files.map(({ name }) => name.slice(0, Math.max(0, name.lastIndexOf('/')))),
  );
  const made = [...folders].map((folder) =>
    makeDirectory(workspace, folder === '' ? directory : `${directory}/${folder}`, options),
  );
  try {
    await Promise.all(made);
  } catch (error) {
    throw inContext(error, `could not make the launch directory ${directory}`);
  }
}

/** Writes the files side by side. The first failure ends the others and names its file. */
export async function uploadFiles(
  workspace: Workspace,
  directory: string,
  files: readonly LaunchFile[],
  { signal }: CallOptions,
): Promise<void> {
  const others = new AbortController();
  const together = eitherSignal(others.signal, signal);
  const uploads = files.map(async ({ name, bytes }) => {
    try {
      await importFile(workspace, `${directory}/${name}`, bytes, { signal: together });
    } catch (error) {
      const failure = inContext(error, `could not write ${name} to ${directory}`);
      others.abort(failure);
      throw failure;
    }
  });
  await Promise.allSettled(uploads);
  together.throwIfAborted();
}
