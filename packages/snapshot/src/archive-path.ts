import type { PackedSnapshot } from './pack-snapshot.ts';
import type { Snapshot } from './snapshot.ts';

/** Where an archive lies on the workspace (launch.md, step 8): on the volume of its code source, else in the user's home. */
export function archivePath(
  { remoteVolume }: Pick<Snapshot, 'remoteVolume'>,
  { name }: Pick<PackedSnapshot, 'name'>,
  home: string,
): string {
  const folder = remoteVolume ?? `${withoutSlash(home)}/.air/repo_snapshots`;
  return `${withoutSlash(folder)}/.internal/${name}`;
}

function withoutSlash(path: string): string {
  return path.replace(/\/+$/, '');
}
