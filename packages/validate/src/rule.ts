import type { RunConfig } from '@air/schema';
import type { Path } from './issue.ts';

/** What a rule says; the engine adds the range, the severity and the order. */
export interface Finding {
  /** The file name of the rule, or a name that begins with it. */
  readonly code: string;
  /** In the form that the user wrote (`code_source.snapshot.git` or `code_source.git`). */
  readonly path: Path;
  readonly message: string;
  readonly hint?: string | undefined;
  /** `rule` unless told. */
  readonly kind?: 'required' | 'rule';
  /** `error` unless told. */
  readonly severity?: 'warning';
  /**
   * The other places of a rule over several fields, those that are missing too: the finding is not told
   * when one of them did not decode, and the issue names those that are there.
   */
  readonly related?: readonly Path[];
}

/** A config as far as it decoded: what is missing, null or of a wrong type is undefined. */
export type Decoded<T> = T extends readonly (infer Item)[]
  ? readonly (Decoded<Item> | undefined)[]
  : T extends object
    ? { readonly [Key in keyof T]?: Decoded<T[Key]> | undefined }
    : T;

/** The config as a rule sees it. */
export type Config = Decoded<RunConfig>;

/** A check of one row of run-config.md's table. It never throws, whatever the config. */
export type Rule = (config: Config) => Finding | readonly Finding[] | undefined;
