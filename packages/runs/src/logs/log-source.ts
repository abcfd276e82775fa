import type { LogLine } from './log-line.ts';
import type { Look } from './look.ts';
import type { SourceHealth } from './source-health.ts';

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
  readonly health: SourceHealth;
  /** Brings what is new. */
  look(end: AttemptEnd): AsyncGenerator<readonly LogLine[], Look>;
  /** Brings the last lines; a look then brings what comes after them. Tries again by itself. */
  tail(count: number, end: AttemptEnd): AsyncGenerator<readonly LogLine[], Look>;
}
