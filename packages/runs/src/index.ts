export { RunsError, type RunsErrorCode } from './errors.ts';
export { findRun } from './find-run.ts';
export { followRun, type FollowOptions } from './follow-run.ts';
export type { Polling } from './polling.ts';
export type {
  AlertEvent,
  EndEvent,
  LogEvent,
  MessageEvent,
  RetryEvent,
  RunEvent,
  StatusEvent,
} from './run-event.ts';
export { type RunStatus, runStatus } from './run-status.ts';
