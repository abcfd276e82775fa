import * as v from 'valibot';
import { WorkspaceError } from '../errors.ts';
import type { StreamedBody } from '../http/streamed-body.ts';
import type { Workspace } from '../open-workspace.ts';
import type { CallOptions } from './call-options.ts';
import { optionalText } from './scalars.ts';
import { withDirectory } from './with-directory.ts';

const anything = v.unknown();

/** Makes a directory and all above it; one that is there already is fine. */
export async function makeDirectory(
  workspace: Workspace,
  path: string,
  options: CallOptions = {},
): Promise<void> {
  await workspace.request({
    method: 'POST',
    path: '/api/2.0/workspace/mkdirs',
    json: { path },
    answer: anything,
    ...options,
  });
}

/** What stands at a path (`DIRECTORY`, `FILE`, `NOTEBOOK`, …; `OBJECT` when the service does not say); undefined when nothing does. */
export async function objectType(
  workspace: Workspace,
  path: string,
  options: CallOptions = {},
): Promise<string | undefined> {
  try {
    const { object_type: type } = await workspace.request({
      method: 'GET',
      path: '/api/2.0/workspace/get-status',
      query: { path },
      answer: v.object({ object_type: optionalText }),
      ...options,
    });
    return type ?? 'OBJECT';
  } catch (error) {
    if (error instanceof WorkspaceError && error.code === 'not-found') return undefined;
    throw error;
  }
}

/** Writes a file in place of what is there. A directory that is missing above it is made once (launch.md step 7). */
export async function importFile(
  workspace: Workspace,
  path: string,
  bytes: Uint8Array | StreamedBody,
  options: CallOptions = {},
): Promise<void> {
  await withDirectory(
    path,
    () =>
      workspace.request({
        method: 'POST',
        path: `/api/2.0/workspace-files/import-file/${encodePath(path)}`,
        query: { overwrite: true },
        repeatable: true,
        bytes,
        answer: anything,
        ...options,
      }),
    (directory) => makeDirectory(workspace, directory, options),
  );
}

/** One path segment: no first slash, the others as %2F, and what would end the path encoded too. */
function encodePath(path: string): string {
  return encodeURI(path.replace(/^\//, '')).replace(/[/?#]/g, encodeURIComponent);
}
