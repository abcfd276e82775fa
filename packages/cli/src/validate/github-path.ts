import { isAbsolute, relative, resolve, sep } from 'node:path';

/**
 * The path by which GitHub knows a file: from the root of what a workflow checked out. As it was given outside of
 * a workflow, and of a file that lies elsewhere.
 */
export function githubPath(file: string, workspace: string | undefined): string {
  if (!workspace) return file;
  const path = relative(workspace, resolve(file));
  const isOutside = path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path);
  return isOutside ? file : path.replaceAll(sep, '/');
}
