import { Composer, Lexer, Parser } from 'yaml';
import type { CST, Document } from 'yaml';
import type { Problem } from '../problem.ts';
import { coreSchema } from './core-schema.ts';
import { maxLevels, TokenCount, tooMuch } from './limits.ts';
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
  const { tokens, problem, laterDocument } = firstDocumentTokens(source);
  if (problem !== undefined) return { document: undefined, problems: [problem] };

  const [document] = new Composer({
    schema: coreSchema(),
    uniqueKeys: false,
    logLevel: 'error',
  }).compose(tokens, true, source.length);
  const first = document?.errors.toSorted((a, b) => a.pos[0] - b.pos[0])[0];
  if (first !== undefined) {
    return { document: undefined, problems: [syntaxProblem(first, source)] };
  }
  return { document, problems: laterDocument === undefined ? [] : [ignored(laterDocument)] };
}

interface DocumentTokens {
  readonly tokens: readonly CST.Token[];
  readonly problem?: Problem;
  /** Where a second document begins; it is not read. */
  readonly laterDocument?: number;
}

function firstDocumentTokens(source: string): DocumentTokens {
  const tokens: CST.Token[] = [];
  const parser = new Parser();
  const count = new TokenCount();
  let hasDocument = false;
  for (const lexeme of new Lexer().lex(source)) {
    if (count.exceededBy(lexeme)) return { tokens, problem: tooMuch('nodes', parser.offset) };
    for (const token of parser.next(lexeme)) {
      if (token.type === 'directive') {
        if (hasDocument) return { tokens, laterDocument: token.offset };
        const problem = versionProblem(token);
        if (problem !== undefined) return { tokens, problem };
      }
      if (token.type === 'document') hasDocument = true;
      tokens.push(token);
      if (token.type === 'error') return { tokens: [...tokens, ...parser.end()] };
    }
    const { stack } = parser;
    // The document, its collections, and perhaps a scalar at the end.
    if (stack.length > maxLevels + 2) return { tokens, problem: tooMuch('levels', parser.offset) };
    const [open] = stack;
    if (hasDocument && open?.type === 'document') return { tokens, laterDocument: open.offset };
  }
  tokens.push(...parser.end());
  return { tokens };
}

function versionProblem(directive: CST.Directive): Problem | undefined {
  const version = /^%YAML[ \t]+(\d+)\.\d+/.exec(directive.source);
  if (version === null || version[1] === '1') return undefined;
  return {
    code: 'yaml-version',
    kind: 'syntax',
    path: [],
    message: `a config is YAML 1.2, and this file says ${directive.source}`,
    hint: 'Remove the line.',
    span: { start: directive.offset, end: directive.offset + directive.source.length },
  };
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
