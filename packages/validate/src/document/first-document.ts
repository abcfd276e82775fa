import { Lexer, Parser } from 'yaml';
import type { CST } from 'yaml';
import type { Problem } from '../problem.ts';
import { directiveIdentity, directiveProblem } from './directive.ts';
import { maxLevels, tooMuch } from './limits.ts';
import { quotedTokenProblem } from './quoted-token.ts';
import { TokenCount } from './token-count.ts';

/** The tokens of the first document of a text, as far as it is read. */
export interface FirstDocument {
  readonly tokens: readonly CST.Token[];
  /** Why the text was given up: nothing is to be built of the tokens. */
  readonly refusal: Problem | undefined;
  /** What is wrong inside a token. An error before it goes first. */
  readonly problem: Problem | undefined;
  /** Where a second document begins. */
  readonly laterDocument: number | undefined;
}

/** Splits a text into tokens in one pass, and gives it up as soon as it is over a limit. */
export function firstDocument(source: string): FirstDocument {
  const reader = new DocumentReader();
  for (const lexeme of new Lexer().lex(source)) {
    reader.take(lexeme);
    if (reader.isDone) break;
  }
  reader.end();
  return reader;
}

class DocumentReader implements FirstDocument {
  readonly tokens: CST.Token[] = [];
  refusal: Problem | undefined;
  problem: Problem | undefined;
  laterDocument: number | undefined;
  isDone = false;
  readonly #parser = new Parser();
  readonly #count = new TokenCount();
  readonly #directives = new Set<string>();
  #hasDocument = false;
  /** The last line break of those that were skipped: keys are placed behind the token before them. */
  #held = '';

  take(lexeme: string): void {
    const verdict = this.#count.add(lexeme);
    if (verdict === 'refuse') this.#refuse(tooMuch('nodes', this.#parser.offset));
    else if (verdict === 'skip') this.#skip(lexeme);
    else {
      this.#feedHeld();
      const { offset } = this.#parser;
      const wrong = verdict === 'quoted' ? quotedTokenProblem(lexeme, offset) : undefined;
      this.problem ??= wrong;
      this.#feed(wrong === undefined ? lexeme : harmless(lexeme));
    }
  }

  end(): void {
    if (this.refusal === undefined && this.laterDocument === undefined) {
      this.tokens.push(...this.#parser.end());
    }
  }

  #skip(lexeme: string): void {
    const parser = this.#parser;
    parser.offset += this.#held.length;
    this.#held = lexeme.startsWith('#') ? '' : lexeme;
    if (this.#held === '') parser.offset += lexeme.length;
  }

  #feedHeld(): void {
    if (this.#held !== '') this.#feed(this.#held);
    this.#held = '';
  }

  #feed(lexeme: string): void {
    for (const token of this.#parser.next(lexeme)) {
      this.#keep(token);
      if (this.isDone) return;
    }
    const { stack, offset } = this.#parser;
    // The document, its collections, and perhaps a scalar at the end.
    if (stack.length > maxLevels + 2) this.#refuse(tooMuch('levels', offset));
    const [open] = stack;
    if (this.#hasDocument && open?.type === 'document') this.#endBefore(open.offset);
  }

  #keep(token: CST.Token): void {
    if (token.type === 'directive') {
      if (this.#hasDocument) {
        this.#endBefore(token.offset);
        return;
      }
      const refusal = directiveProblem(token);
      if (refusal !== undefined) {
        this.#refuse(refusal);
        return;
      }
      const identity = directiveIdentity(token);
      if (this.#directives.has(identity)) return;
      this.#directives.add(identity);
    }
    if (token.type === 'document') this.#hasDocument = true;
    // What follows an error of the parser says little.
    if (token.type === 'error') this.isDone = true;
    this.tokens.push(token);
  }

  #refuse(problem: Problem): void {
    this.refusal = problem;
    this.isDone = true;
  }

  #endBefore(offset: number): void {
    this.laterDocument = offset;
    this.isDone = true;
  }
}

/** A text of the same length with nothing wrong in it: a problem that is told already is not to be told again. */
function harmless(token: string): string {
  return token.length < 2 ? token : `"${'x'.repeat(token.length - 2)}"`;
}
