export { cancelRuns } from './cancel-runs.ts';
export type { CancelledRuns, FailedCancel } from './cancel-runs.ts';
export { RunsError } from './errors.ts';
export type { RunsErrorCode } from './errors.ts';
export { findRun } from './find-run.ts';
export { followRun } from './follow-run.ts';
export type { LogLine } from './logs/log-line.ts';
export { listRuns } from './list-runs.ts';
export type { ListedRun, ListOptions, RunList } from './list-runs.ts';
export type { Polling } from './polling.ts';
export { findPool, listPools } from './pools.ts';
export type { Progress } from './progress.ts';
export { readLogs } from './read-logs.ts';
export type { ReadLogsOptions } from './read-logs.ts';
export { dashboardUrl, describeRun } from './run.ts';
export type { RunDescription } from './run.ts';
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
export type { FollowOptions } from './run-follower.ts';
export { runStatus } from './run-status.ts';
export type { RunStatus } from './run-status.ts';
export type { RunSummary } from './run-summary.ts';
export { waitForRun } from './wait-for-run.ts';
export type { WaitOptions } from './wait-for-run.ts';
