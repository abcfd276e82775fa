import type { LogLine } from './log-line.ts';

/**
 * What a look at a log came to. `unknown`: the service does not know the log, or not yet; `failed`: the next look may
 * succeed; `lost`: it has failed too often, or there is no such service.
 */
export type Look = 'new' | 'nothing' | 'unknown' | 'failed' | 'lost';

/** Where an attempt stands when its log is looked at. */
export interface AttemptEnd {
  readonly isOver: boolean;
  /** In milliseconds, where it is known. */
  readonly endTime: number | undefined;
}

/** One of the two places that keep the log of an attempt. Read bit by bit: no line is lost, none comes twice. */
export interface LogSource {
  /** Not a single line has come from here. */
  readonly isEmpty: boolean;
  /** How long to leave the service alone after the last look, in milliseconds. */
  readonly wait: number;
  /** Why the source was lost, or the last look failed; undefined when all is well, or the service is not there at all. */
  readonly failure: Error | undefined;
  /** Brings what is new. */
  look(end: AttemptEnd): AsyncGenerator<readonly LogLine[], Look>;
  /** Brings the last lines; a look then brings what comes after them. Tries again by itself. */
  tail(count: number, end: AttemptEnd): AsyncGenerator<readonly LogLine[], Look>;
  /** The source may be tried again after it was lost. */
  revive(): void;
}
