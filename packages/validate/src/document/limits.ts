import type { Problem } from '../problem.ts';

/** The most bytes that a config may have: 4 MiB. Source: run-config.md, "Reading the file". */
export const maxConfigBytes: number = 4 * 1024 * 1024;

/**
 * The most lines, far more than 100,000 nodes need: the parser takes a second and 400 MiB for the two million
 * lines that a file of 4 MiB can have.
 */
export const maxLines = 500_000;

/** The most maps and lists inside one another, the outermost included. */
export const maxLevels = 64;

/** The most nodes: scalars (keys too), maps and lists; an alias counts as what it stands for. */
export const maxNodes = 100_000;

/** The problem of a file that is over a limit from `offset` on. */
export function tooMuch(excess: 'levels' | 'nodes', offset: number): Problem {
  const words = excess === 'levels' ? tooDeep : tooMany;
  return { ...words, kind: 'syntax', path: [], span: { start: offset, end: offset + 1 } };
}

const tooDeep = {
  code: 'too-many-levels',
  message: `the nesting goes deeper here than the ${maxLevels} levels that a config may have`,
  hint: 'A map or a list inside another is a level; what an alias stands for counts too.',
};

const tooMany = {
  code: 'too-many-nodes',
  message: `from here on there is more than the ${maxNodes} keys and values that a config may have`,
  hint: 'An alias counts as all that it stands for. Keep data in a file of its own.',
};

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
    if (first === '\n' || first === '\r')
      return ++this.#blankLines > fewBlankLines ? 'skip' : 'feed';
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
