/** What happens to a run while it is followed, in the order in which it is shown. */
export type RunEvent = StatusEvent | RetryEvent | LogEvent | AlertEvent | MessageEvent | EndEvent;

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

/** One line that the workload wrote, without its line end. */
export interface LogEvent {
  readonly type: 'log';
  readonly node: number;
  readonly line: string;
  readonly time: Date;
}

/** The line that the next `log` event brings shows a fatal failure. */
export interface AlertEvent {
  readonly type: 'alert';
  readonly node: number;
  readonly line: string;
  readonly time: Date;
}

/** The platform tells the user something while the run waits. */
export interface MessageEvent {
  readonly type: 'message';
  readonly text: string;
}

/** The last event: the run is over. */
export interface EndEvent {
  readonly type: 'end';
  readonly status: string;
  readonly succeeded: boolean;
  /** Why, in the service's words, if it says. */
  readonly message?: string;
}
