/** A thing in the archive; `path` is relative to the top folder, with `/` between its parts. */
export type Entry = FileEntry | FolderEntry | LinkEntry;

/** Whether a committed tree is packed, or what is on disk; in the words of `git_state.json`. */
export type PackagingMode = 'git_archive' | 'plain_tar';

export interface FileEntry {
  readonly kind: 'file';
  readonly path: string;
  readonly size: number;
  readonly executable: boolean;
}

export interface FolderEntry {
  readonly kind: 'folder';
  readonly path: string;
}

export interface LinkEntry {
  readonly kind: 'link';
  readonly path: string;
  /** What the link says, as it is. */
  readonly target: string;
}

/**
 * What a source is read as: an entry, then its content in pieces. A piece is good only until the next one is asked for.
 */
export type Part = Entry | Uint8Array;

/** Where entries come from. It can be read more than once and gives the same each time, or throws. */
export interface Source {
  /** In the order of the archive; every folder before what is in it. */
  readonly entries: readonly Entry[];
  readonly read: (signal?: AbortSignal) => AsyncIterable<Part>;
}

let latestFolder = '';

/** The folder that holds the path; the empty text for the top one. */
export function folderOf(path: string): string {
  const length = Math.max(path.lastIndexOf('/'), 0);
  // paths come folder by folder: the same text again need not be made and hashed again
  if (length !== latestFolder.length || !path.startsWith(latestFolder)) {
    latestFolder = path.slice(0, length);
  }
  return latestFolder;
}

/** The last part of the path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
