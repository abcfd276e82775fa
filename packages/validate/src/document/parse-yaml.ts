import { Composer } from 'yaml';
import type { Document, YAMLError } from 'yaml';
import type { Problem } from '../problem.ts';
import { coreSchema } from './core-schema.ts';
import { firstDocument } from './first-document.ts';
import { syntaxProblem } from './syntax-problem.ts';

/** The first document of a text; without one, the problem that cannot be stepped over. */
export interface ParsedYaml {
  readonly document: Document.Parsed | undefined;
  readonly problems: readonly Problem[];
}

/**
 * Parses YAML 1.2 core with merge keys. Limits are kept on the way, before a tree is built; keys are not
 * compared here, because the `yaml` package's own check is quadratic.
 */
export function parseYaml(text: string): ParsedYaml {
  // A lone CR breaks lines in YAML, but not for the `yaml` package. The offsets stay the same.
  const source = text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text;
  const { tokens, refusal, problem, laterDocument } = firstDocument(source);
  if (refusal !== undefined) return { document: undefined, problems: [refusal] };

  const options = { schema: coreSchema(), uniqueKeys: false };
  const [document] = new Composer(options).compose(tokens, true, source.length);
  const first = firstError(document?.errors ?? [], problem, source);
  if (first !== undefined) return { document: undefined, problems: [first] };
  return { document, problems: laterDocument === undefined ? [] : [ignored(laterDocument)] };
}

/** After an error of syntax the rest of the file means little: only the first is told. */
function firstError(
  errors: readonly YAMLError[],
  problem: Problem | undefined,
  source: string,
): Problem | undefined {
  const [first] = errors.toSorted((a, b) => a.pos[0] - b.pos[0]);
  const start = problem?.span?.start ?? Number.POSITIVE_INFINITY;
  return first !== undefined && first.pos[0] < start ? syntaxProblem(first, source) : problem;
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
