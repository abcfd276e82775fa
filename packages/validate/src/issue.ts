/** A place in the file. Lines and columns from 1, columns and offsets in UTF-16 units; `end` is exclusive. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Keys and list indexes from the root, in the form that the user wrote. */
export type Path = readonly (string | number)[];

export type IssueKind = 'syntax' | 'type' | 'unknown-key' | 'required' | 'rule';

export type Severity = 'error' | 'warning';

/** The other place of a rule over two fields. */
export interface RelatedPlace {
  readonly path: Path;
  readonly range: Range | undefined;
  /** As in the issue. */
  readonly override: string | undefined;
}

/** One thing that is wrong (or doubtful) in a run config. Source: run-config.md, "Issues". */
export interface Issue {
  /** Stable, kebab-case. */
  readonly code: string;
  readonly kind: IssueKind;
  readonly severity: Severity;
  /** Empty for the whole document, or where a syntax error has no known place in the tree. */
  readonly path: Path;
  /** One sentence that names the field, what is wrong, and what would be right. */
  readonly message: string;
  readonly hint: string | undefined;
  /** Where in the user's file; undefined where nothing can be pointed at, or when `override` is set. */
  readonly range: Range | undefined;
  /** The `KEY=VALUE` that brought the value in, when an override did. */
  readonly override: string | undefined;
  readonly related: readonly RelatedPlace[];
}
