import type { CodeProgress } from '@air/submit';

import { mebibytes } from '../output/mebibytes.ts';
import type { Output } from '../output/output.ts';

const betweenMs = 100;
const words = { reading: 'Reading the code', uploading: 'Uploading the code' } as const;

/** What tells, ten times a second, how far the work on the code of a run is. */
export function codeProgress({
  passing,
}: Pick<Output, 'passing'>): (progress: CodeProgress) => void {
  let current: CodeProgress['work'] | undefined;
  let before = 0;
  let started = 0;
  let latest = 0;
  return ({ work, bytes, totalBytes }) => {
    const now = performance.now();
    // an upload that is tried again begins again
    if (work !== current || bytes < before) {
      current = work;
      started = now;
      latest = now;
    }
    before = bytes;
    if (now - latest < betweenMs) return;
    latest = now;
    const rate = (bytes / (now - started)) * 1000;
    const done = `${mebibytes(bytes)} of ${mebibytes(totalBytes)} MiB, ${mebibytes(rate)} MiB/s`;
    passing(`${words[work]}: ${done}`);
  };
}

/** The same for reading alone. */
export function readingProgress(
  output: Pick<Output, 'passing'>,
): (done: Omit<CodeProgress, 'work'>) => void {
  const progress = codeProgress(output);
  return (done) => progress({ work: 'reading', ...done });
}
