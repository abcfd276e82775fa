import { WorkspaceError } from '../errors.ts';

/** Writes a file. A directory that is missing above it is made once, then the file is written again (launch.md step 7). */
export async function withDirectory(
  path: string,
  write: () => Promise<unknown>,
  make: (directory: string) => Promise<void>,
): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (!(error instanceof WorkspaceError && error.status === 404)) throw error;
    await make(path.slice(0, path.lastIndexOf('/')));
    await write();
  }
}
