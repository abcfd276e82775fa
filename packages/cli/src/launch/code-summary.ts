import type { PackedCode } from '@air/submit';

import { counted } from '../output/counted.ts';
import { sizeText } from '../output/size-text.ts';

/** The code of a run in numbers, as the commands answer it. Source: cli.md, "Output". */
export interface CodeSummary {
  readonly name: string;
  readonly key: string;
  /** The size of the archive, where one was written. */
  readonly bytes?: number | undefined;
  readonly files: number;
  readonly content_bytes: number;
  readonly left_out: { readonly ignored: number; readonly by_default: number };
  /** Left out where no workspace was asked. */
  readonly on_workspace?: boolean | undefined;
}

/** What is known of an archive besides what is in it. */
interface ArchiveFacts {
  readonly bytes?: number | undefined;
  readonly onWorkspace?: boolean | undefined;
}

export function codeSummary(
  { snapshot, packed }: PackedCode,
  { bytes, onWorkspace }: ArchiveFacts = {},
): CodeSummary {
  const { entries, contentBytes, leftOut } = snapshot;
  return {
    name: packed.name,
    key: packed.key,
    bytes,
    files: entries.filter(({ kind }) => kind === 'file').length,
    content_bytes: contentBytes,
    left_out: { ignored: leftOut.ignored, by_default: leftOut.byDefault },
    on_workspace: onWorkspace,
  };
}

/** `3 files, 21 bytes; left out: 1 ignored, 1 by default`. */
export function codeCounts({ files, content_bytes: bytes, left_out }: CodeSummary): string {
  const { ignored, by_default: byDefault } = left_out;
  return `${counted(files, 'file')}, ${sizeText(bytes)}; left out: ${ignored} ignored, ${byDefault} by default`;
}
