import { isAbsolute, posix } from 'node:path';
import { SnapshotError } from '../errors.ts';
import { folderOf } from './entry.ts';
import type { Entry, PackagingMode } from './entry.ts';
import { leavingOutOfCommit } from './left-out.ts';

/** As many links in a row as systems follow. */
const maxFollowed = 40;

const hints: Readonly<Record<PackagingMode, string>> = {
  plain_tar: 'Copy what it points to into root_path, or leave the link out with .airignore.',
  git_archive: `Commit a copy of what it points to, or leave the link out: ${leavingOutOfCommit}.`,
};

/**
 * Throws a SnapshotError that names the first link that points outside the root. Links are followed as a system
 * would, through each other, but only on paper: where one leads need not exist. `roots` are all the paths of the root,
 * as it is written and without links.
 * Answers with the links that name their place from the top of this machine.
 */
export function checkLinks(
  entries: readonly Entry[],
  roots: readonly string[],
  mode: PackagingMode,
): readonly string[] {
  const targets = new Map<string, string>();
  for (const entry of entries) if (entry.kind === 'link') targets.set(entry.path, entry.target);
  for (const [path, target] of targets) {
    if (!leavesRoot(path, targets, roots)) continue;
    throw new SnapshotError(
      'link-leaves-root',
      `the link "${path}" points to "${target}", outside root_path`,
      { hint: hints[mode] },
    );
  }
  return [...targets].filter(([, target]) => isAbsolute(target)).map(([path]) => path);
}

function leavesRoot(
  path: string,
  targets: ReadonlyMap<string, string>,
  roots: readonly string[],
): boolean {
  const left = path.split('/');
  let followed = 0;
  let place = '';
  for (let part = left.shift(); part !== undefined; part = left.shift()) {
    if (part === '' || part === '.') continue;
    if (part === '..') {
      if (place !== '') place = folderOf(place);
      // out and in again, by the name that the top folder of the archive has, too
      else if (!roots.every((root) => posix.basename(root) === left[0])) return true;
      else left.shift();
      continue;
    }
    const next = place === '' ? part : `${place}/${part}`;
    const target = targets.get(next);
    if (target === undefined) {
      place = next;
      continue;
    }
    followed += 1;
    if (followed > maxFollowed) return false;
    if (isAbsolute(target)) {
      const below = roots.map((root) => posix.relative(root, target)).find(isInside);
      if (below === undefined) return true;
      place = '';
      left.unshift(...below.split('/'));
    } else {
      left.unshift(...target.split('/'));
    }
  }
  return false;
}

function isInside(path: string): boolean {
  return path !== '..' && !path.startsWith('../');
}
