import { WorkspaceError } from '../errors.ts';

/**
 * One part of a request's path, encoded. Throws a WorkspaceError for an empty one and for dots, which lead to another path
 * however they are encoded: readers of URLs take %2e%2e for a step up, too.
 */
export function pathSegment(text: string): string {
  if (/^\.{0,2}$/.test(text)) throw noName(text);
  return encodeURIComponent(text);
}

/** A path of a volume, with plain slashes. Throws as `pathSegment` does, but for empty parts. */
export function pathSegments(path: string): string {
  const parts = path.split('/');
  if (parts.some((part) => part === '.' || part === '..')) throw noName(path);
  return parts.map(encodeURIComponent).join('/');
}

function noName(text: string): WorkspaceError {
  return new WorkspaceError(
    'rejected',
    `${JSON.stringify(text)} names nothing on a workspace: it is empty, or has "." or ".." as a part`,
    { hint: 'Write the name itself, or the whole path.' },
  );
}
