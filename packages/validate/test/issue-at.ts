import { SourceMap } from '../src/document/source-map.ts';
import type { Issue, Range } from '../src/issue.ts';

/** The range of the first place where `part` stands in the text. */
export function rangeOf(text: string, part: string): Range {
  const start = text.indexOf(part);
  return new SourceMap(text).range({ start, end: start + part.length });
}

/** An issue of which a test names what matters to it. */
export function anIssue(parts: Partial<Issue>): Issue {
  return {
    code: 'at-least',
    kind: 'rule',
    severity: 'error',
    path: ['max_retries'],
    message: 'max_retries must be >= 0, got -1',
    hint: undefined,
    range: undefined,
    override: undefined,
    related: [],
    ...parts,
  };
}
