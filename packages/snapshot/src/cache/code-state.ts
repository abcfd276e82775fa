import { createHash } from 'node:crypto';
import { statfsSync, statSync } from 'node:fs';
import { platform } from 'node:process';
import type { DiskFile } from '../source/disk-entries.ts';
import type { Entry } from '../source/entry.ts';
import { archiveLayout } from './archive-layout.ts';

type DiskEntry = Entry | DiskFile;

/** The file systems of Linux whose times are those of this machine. One of a network may tell old times for a minute. */
const localTypes: ReadonlySet<number> = new Set([
  0xef53, // ext2, ext3, ext4
  0x58_46_53_42, // xfs
  0x91_23_68_3e, // btrfs
  0xf2_f5_20_10, // f2fs
  0xca_45_1a_4e, // bcachefs
  0x2f_c1_2f_c1, // zfs
  0x01_02_19_94, // tmpfs
  0x79_4c_76_30, // overlayfs
]);

/** How long a second change can leave the times of the first one, in milliseconds: more than the ticks of common clocks. */
const tick = 100;
/** The same for a file system that counts in seconds, or in two. */
const coarseTick = 2000;

const hashedAtOnce = 1 << 16;

/**
 * A hash of all that the system tells of the entries without reading them: the same again means the same content.
 * Undefined where times do not show every change.
 */
export function codeState(
  root: string,
  topFolder: string,
  entries: readonly DiskEntry[],
): string | undefined {
  const { dev } = statSync(root);
  // what is mounted inside has a device of its own
  const isOneDevice = entries.every((entry) => !('seen' in entry) || entry.seen.device === dev);
  if (!isOneDevice || !isOnThisMachine(root)) return undefined;
  const hash = createHash('sha256');
  let names = `${archiveLayout}\0${dev}\0${topFolder}\0`;
  // as text, times would take longer to write than to hash
  const numbers = new Float64Array(entries.length * 4);
  let at = 0;
  for (const entry of entries) {
    names += `${entry.kind}\0${entry.path}\0${detailOf(entry)}\0`;
    if (names.length > hashedAtOnce) {
      hash.update(names);
      names = '';
    }
    if (!('seen' in entry)) continue;
    const { inode, modified, changed } = entry.seen;
    numbers.set([entry.size, inode, modified, changed], at);
    at += 4;
  }
  return hash.update(names).update(numbers).digest('hex');
}

/**
 * Whether all changes of the files were long enough before `time`, in milliseconds since 1970, for any later one to show in
 * their times. git calls the files that were not racy.
 */
export function isSettled(entries: readonly DiskEntry[], time: number): boolean {
  return entries.every((entry) => {
    if (!('seen' in entry)) return true;
    const { changed, modified } = entry.seen;
    const isCoarse = changed % 1000 === 0;
    return Math.max(changed, modified) < time - (isCoarse ? coarseTick : tick);
  });
}

/** What its name and its numbers do not tell of an entry. */
function detailOf(entry: DiskEntry): string {
  if (entry.kind === 'link') return entry.target;
  return entry.kind === 'file' && entry.executable ? 'executable' : '';
}

/** Whether the folder is on a file system of this machine. */
function isOnThisMachine(root: string): boolean {
  const { type } = statfsSync(root);
  if (platform === 'linux') return localTypes.has(type);
  // macOS starts from a disk of its own
  return platform === 'darwin' && type === statfsSync('/').type;
}
