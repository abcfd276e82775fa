import { maxNodes } from './limits.ts';

/** What to do with a token: have a look into its quotes, feed it to the parser, skip it, or refuse the file. */
export type Verdict = 'quoted' | 'feed' | 'skip' | 'refuse';

/**
 * Watches the tokens of the lexer go by, so that a bomb is refused before a tree is built of it. Counts no
 * more than there is: what it refuses is over a limit for certain, and what it lets pass is little enough
 * to be counted exactly, aliases included, in the tree.
 */
export class TokenCount {
  #atText = false;
  #scalars = 0;
  #entries = 0;
  #closers = 0;
  #properties = 0;
  #comments = 0;
  #blankLines = 0;

  add(token: string): Verdict {
    if (this.#atText) {
      this.#atText = false;
      return 'feed';
    }
    const first = token.charAt(0); // destructuring would ask for an iterator, for each token
    if (first === '\n' || first === '\r') {
      return ++this.#blankLines > fewBlankLines ? 'skip' : 'feed';
    }
    if (first === '#') return ++this.#comments > manyComments ? 'skip' : 'feed';
    this.#blankLines = 0;
    if (this.#count(first) > maxNodes) return 'refuse';
    return first === '"' || first === "'" ? 'quoted' : 'feed';
  }

  #count(first: string): number {
    switch (first) {
      case plainText:
        this.#atText = true;
        return ++this.#scalars;
      case '"':
      case "'":
      case '*':
      case '[':
      case '{':
        return ++this.#scalars;
      case '-':
      case ',':
      case ':':
      case '?':
        return ++this.#entries;
      case ']':
      case '}':
        return ++this.#closers;
      case '&':
      case '!':
      case '%':
        return ++this.#properties / 2;
      default:
        return 0;
    }
  }
}

/** The lexer's sign that the next token is the text of a plain or a block scalar. */
const plainText = '\x1f';

/** More of them in a row mean nothing, and would fill the memory. */
const fewBlankLines = 3;

/** Later ones are not kept: nobody reads them in a merged config, and they would fill the memory. */
const manyComments = 10_000;
