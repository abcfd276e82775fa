import type { LogRecord } from '@air/workspace';

/** By time, records of one time as they came. Mostly they are so already. */
export function byTime(records: readonly LogRecord[]): readonly LogRecord[] {
  const isSorted = records.every(
    (record, at) => at === 0 || timeOrder(records[at - 1], record) <= 0,
  );
  return isSorted ? records : records.toSorted(timeOrder);
}

/** Negative when the first record is the older one. */
export function timeOrder(a: LogRecord | undefined, b: LogRecord | undefined): number {
  if (a === undefined || b === undefined) return 0;
  return a.seconds - b.seconds || a.nanoseconds - b.nanoseconds;
}
