import type { Entry } from '../source/entry.ts';

/** What reading code comes to. */
export interface ReadCode {
  readonly entries: readonly Entry[];
  /** The content key: 64 hexadecimal digits. */
  readonly key: string;
}

/** A place for what one state of the code came to, from one launch to the next. */
export interface Kept {
  keep(code: ReadCode): Promise<void>;
  /** For a key that turned out to be wrong. */
  forget(): Promise<void>;
}
