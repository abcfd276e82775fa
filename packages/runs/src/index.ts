export { type CancelledRuns, cancelRuns, type FailedCancel } from './cancel-runs.ts';
export { RunsError, type RunsErrorCode } from './errors.ts';
export { findRun } from './find-run.ts';
export { followRun, type FollowOptions } from './follow-run.ts';
export type { LogLine } from './logs/log-line.ts';
export { listRuns, type ListedRun, type ListOptions, type RunList } from './list-runs.ts';
export type { Polling } from './polling.ts';
export { findPool, listPools } from './pools.ts';
export type { Progress } from './progress.ts';
export { readLogs, type ReadLogsOptions } from './read-logs.ts';
export { dashboardUrl, describeRun, type RunDescription } from './run.ts';
export type {
  EndEvent,
  FoundEvent,
  LinesEvent,
  MessageEvent,
  RetryEvent,
  RunEvent,
  StatusEvent,
  TroubleEvent,
} from './run-event.ts';
export type { RunFilter } from './run-filter.ts';
export { type RunStatus, runStatus } from './run-status.ts';
export type { RunSummary } from './run-summary.ts';
export { waitForRun, type WaitOptions } from './wait-for-run.ts';
