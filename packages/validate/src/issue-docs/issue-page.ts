import type { ExampleDoc, IssueDoc, SpecialExample } from '../issue-doc.ts';

/** What a person reads about an issue code. */
export interface IssuePage {
  readonly code: string;
  /** One line, without a full stop. */
  readonly summary: string;
  /** Why it is wrong, and what to do about it. */
  readonly meaning: string;
  /** Draws an issue of this code. */
  readonly wrong: Example;
  /** The same without any error. */
  readonly right: Example;
}

export interface Example {
  /** The part of a config that matters, without a final line break. */
  readonly shown: string;
  /** The `KEY=VALUE` of each override that goes with it. */
  readonly overrides: readonly string[];
  /** A whole file with what is shown in it. */
  readonly file: () => string | Uint8Array;
}

/** The page of a code, from what its definition says. */
export function issuePage({ wrong, right, ...doc }: IssueDoc): IssuePage {
  return { ...doc, wrong: example(wrong), right: example(right) };
}

function example(doc: ExampleDoc): Example {
  const special: SpecialExample = typeof doc === 'string' ? { shown: doc } : doc;
  const shown = dedented(special.shown);
  return {
    shown,
    overrides: special.overrides ?? [],
    file() {
      const made = special.made?.(shown) ?? shown;
      return typeof made !== 'string' || special.isWhole ? made : completed(made);
    },
  };
}

function dedented(text: string): string {
  const lines = text.replace(/^\n/, '').split('\n');
  const indents = lines.filter((line) => line !== '').map((line) => line.search(/\S|$/));
  return lines.map((line) => line.slice(Math.min(...indents))).join('\n');
}

const needed: readonly (readonly [keys: RegExp, line: string])[] = [
  [/^experiment_name:/m, 'experiment_name: heron'],
  [/^compute:/m, 'compute: { accelerator_type: GPU_1xA10, num_accelerators: 1 }'],
  [/^(?:command|containers):/m, 'command: python train.py'],
];

/** The part with what else a config needs before it. */
function completed(part: string): string {
  const missing = needed.filter(([keys]) => !keys.test(part)).map(([, line]) => line);
  return [...missing, part, ''].join('\n');
}
