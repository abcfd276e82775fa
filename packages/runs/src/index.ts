export { type CancelledRuns, cancelRuns, type FailedCancel } from './cancel-runs.ts';
export { RunsError, type RunsErrorCode } from './errors.ts';
export { findRun } from './find-run.ts';
export { followRun, type FollowOptions } from './follow-run.ts';
export { type ListedRun, listRuns, type ListOptions, type RunList } from './list-runs.ts';
export type { Polling } from './polling.ts';
export { findPool, listPools } from './pools.ts';
export type { Progress } from './progress.ts';
export { describeRun, type RunDescription } from './run.ts';
export type {
  AlertEvent,
  EndEvent,
  LogEvent,
  MessageEvent,
  RetryEvent,
  RunEvent,
  StatusEvent,
} from './run-event.ts';
export type { RunFilter } from './run-filter.ts';
export { type RunStatus, runStatus } from './run-status.ts';
export type { RunSummary } from './run-summary.ts';
