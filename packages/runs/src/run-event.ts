import type { Workload } from '@air/workspace';
import type { LogLine } from './logs/log-line.ts';

/** What happens to a run while it is followed, in the order in which it is shown. */
export type RunEvent =
  | FoundEvent
  | StatusEvent
  | RetryEvent
  | LinesEvent
  | MessageEvent
  | TroubleEvent
  | EndEvent;

/** The first event: there is such a run. */
export interface FoundEvent {
  readonly type: 'found';
  /** What it trains on; undefined where the service does not say. */
  readonly workload: Workload | undefined;
}

/** The run's status changed; there is none before the first. */
export interface StatusEvent {
  readonly type: 'status';
  readonly status: string;
  readonly previousStatus: string | undefined;
}

/** A fresh attempt has begun: the first retry is 1. */
export interface RetryEvent {
  readonly type: 'retry';
  readonly retry: number;
  readonly maxRetries: number | undefined;
}

/** Lines that the workload wrote, at least one. Each node's are in order. */
export interface LinesEvent {
  readonly type: 'lines';
  readonly lines: readonly LogLine[];
}

/** The platform tells the user something while the run waits. */
export interface MessageEvent {
  readonly type: 'message';
  readonly text: string;
}

/** The log, or a part of it, can't be read; the run is followed all the same. */
export interface TroubleEvent {
  readonly type: 'trouble';
  readonly text: string;
}

/** The last event: there is no more to tell. */
export interface EndEvent {
  readonly type: 'end';
  readonly status: string;
  /** False when the run goes on, and only what was there by now was wanted. */
  readonly ended: boolean;
  readonly succeeded: boolean;
  /** Why, in the service's words, if it says. */
  readonly message?: string;
  /** No event has told this status. */
  readonly isStatusNew: boolean;
  /** The attempts that were read have no log at all. */
  readonly lacksLog: boolean;
  /** The lines came without times. */
  readonly lacksTimes: boolean;
}
