import { Lexer, Parser } from 'yaml';
import type { CST } from 'yaml';
import type { Problem } from '../problem.ts';
import { badEscape } from './bad-escape.ts';
import { directiveIdentity, directiveProblem } from './directive.ts';
import { maxLevels, TokenCount, tooMuch } from './limits.ts';

/** The tokens of the first document of a text, as far as it is read. */
export interface FirstDocument {
  readonly tokens: readonly CST.Token[];
  /** Why the text was given up: nothing is to be built of the tokens. */
  readonly refusal?: Problem;
  /** What is wrong inside a token. An error before it goes first. */
  readonly problem?: Problem | undefined;
  /** Where a second document begins. */
  readonly laterDocument?: number;
}

/** Splits a text into tokens in one pass, and gives it up as soon as it is over a limit. */
export function firstDocument(source: string): FirstDocument {
  const tokens: CST.Token[] = [];
  const parser = new Parser();
  const count = new TokenCount();
  let problem: Problem | undefined;
  const directives = new Set<string>();
  let hasDocument = false;
  for (const lexeme of new Lexer().lex(source)) {
    const verdict = count.add(lexeme);
    if (verdict === 'refuse') return { tokens, refusal: tooMuch('nodes', parser.offset) };
    if (verdict === 'skip') {
      parser.offset += lexeme.length;
      continue;
    }
    const wrong = verdict === 'quoted' ? badEscape(lexeme, parser.offset) : undefined;
    problem ??= wrong;
    for (const token of parser.next(wrong === undefined ? lexeme : harmless(lexeme))) {
      if (token.type === 'directive') {
        if (hasDocument) return { tokens, problem, laterDocument: token.offset };
        const refusal = directiveProblem(token);
        if (refusal !== undefined) return { tokens, refusal };
        const identity = directiveIdentity(token);
        if (directives.has(identity)) continue;
        directives.add(identity);
      }
      if (token.type === 'document') hasDocument = true;
      tokens.push(token);
      if (token.type === 'error') return { tokens: [...tokens, ...parser.end()], problem };
    }
    const { stack } = parser;
    // The document, its collections, and perhaps a scalar at the end.
    if (stack.length > maxLevels + 2) return { tokens, refusal: tooMuch('levels', parser.offset) };
    const [open] = stack;
    if (hasDocument && open?.type === 'document') {
      return { tokens, problem, laterDocument: open.offset };
    }
  }
  return { tokens: [...tokens, ...parser.end()], problem };
}

/** A text of the same length with nothing wrong in it: a problem that is told already is not to be told again. */
function harmless(token: string): string {
  return `"${'x'.repeat(token.length - 2)}"`;
}
