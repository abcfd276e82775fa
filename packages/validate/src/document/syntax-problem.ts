import type { YAMLError } from 'yaml';
import type { Problem } from '../problem.ts';

/** Says in a sentence of ours what the `yaml` package could not parse. */
export function syntaxProblem(error: YAMLError, source: string): Problem {
  const [start, end] = error.pos;
  return {
    code: 'yaml-syntax',
    kind: 'syntax',
    path: [],
    message: error.message,
    span: { start, end: Math.min(Math.max(end, start + 1), source.length) },
  };
}
