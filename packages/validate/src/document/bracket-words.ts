import type { FaultPlace, SyntaxWords } from './syntax-words.ts';
import { unclosedBracket } from './unclosed-bracket.ts';

/** By what stands where an entry goes on as if it were a line of its own. */
export function blockInBrackets(written: string): SyntaxWords {
  if (/^["']/.test(written)) {
    return {
      code: 'missing-comma',
      message: 'after this text in quotes a comma is missing',
      hint: 'Separate what is inside { } and [ ] with commas.',
    };
  }
  if (/^-(?: |$)/.test(written)) {
    return {
      code: 'block-in-brackets',
      message: 'a list with dashes cannot stand inside { } and [ ]',
      hint: 'Write it in brackets too: [a, b].',
    };
  }
  return {
    code: 'block-in-brackets',
    message: 'inside { } and [ ] a comma is missing here, or quotes around a text with “: ” in it',
    hint: 'Separate what is inside { } and [ ] with commas, and put such texts in quotes.',
  };
}

/** Shown at the bracket, unless the line of the error begins with a tab, which is then to blame. */
export function notClosed(
  closer: string,
  { tokens, start, before, written }: FaultPlace,
): SyntaxWords {
  const bracket = closer === '}' ? '{' : '[';
  if (before === '' && written.endsWith(closer)) return notIndented(bracket);
  const span = /^ *\t/.test(before) ? undefined : unclosedBracket(tokens, bracket, start);
  return {
    code: 'unclosed-bracket',
    message: `a ${bracket} is not closed: a ${closer} is missing`,
    hint: 'Close it, and indent the lines inside more than its key.',
    ...(span && { span }),
  };
}

/** Lines that are not indented end what a bracket began on a line before. */
export function notIndented(bracket: string): SyntaxWords {
  return {
    code: 'unclosed-bracket',
    message: `a ${bracket} is not closed: the lines inside it must be indented more than its key`,
    hint: 'Indent them, the one that closes it too.',
  };
}
