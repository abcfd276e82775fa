import type { Document } from 'yaml';
import type { Problem } from '../problem.ts';
import { compose } from './compose.ts';
import type { Fault } from './compose.ts';
import { firstDocument } from './first-document.ts';
import type { FirstDocument } from './first-document.ts';
import { syntaxProblem } from './syntax-problem.ts';

/** The first document of a text; without one, the problem that cannot be stepped over. */
interface ParsedYaml {
  readonly document: Document.Parsed | undefined;
  readonly problems: readonly Problem[];
}

/**
 * Parses YAML 1.2 core with merge keys. Limits are kept on the way, before a tree is built; keys are compared
 * when it is.
 */
export function parseYaml(text: string): ParsedYaml {
  // A lone CR breaks lines in YAML, but not for the `yaml` package. The offsets stay the same.
  const source = text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text;
  const { tokens, refusal, problem, laterDocument } = firstDocument(source);
  if (refusal !== undefined) return { document: undefined, problems: [refusal] };

  const { document, fault } = compose(tokens, source.length);
  const first = firstError(fault, problem, source, tokens);
  if (first !== undefined) return { document: undefined, problems: [first] };
  return { document, problems: laterDocument === undefined ? [] : [ignored(laterDocument)] };
}

/** After an error of syntax the rest of the file means little: only the first is told. */
function firstError(
  fault: Fault | undefined,
  problem: Problem | undefined,
  source: string,
  tokens: FirstDocument['tokens'],
): Problem | undefined {
  const start = problem?.span?.start ?? Number.POSITIVE_INFINITY;
  return fault !== undefined && fault.pos[0] < start
    ? syntaxProblem(fault, source, tokens)
    : problem;
}

function ignored(offset: number): Problem {
  return {
    code: 'later-document',
    kind: 'syntax',
    severity: 'warning',
    path: [],
    message: 'only the first document of the file is read; this one is ignored',
    hint: 'Put it into a file of its own, or remove it.',
    span: { start: offset, end: offset + 3 },
  };
}
