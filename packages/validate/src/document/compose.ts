import { Composer } from 'yaml';
import type { CST, Document } from 'yaml';
import { coreSchema } from './core-schema.ts';

interface Composed {
  readonly document: Document.Parsed | undefined;
  /** What is wrong first in the text; of what begins at the same place, the widest. */
  readonly fault: Fault | undefined;
}

/** An error of the `yaml` package: its words, and the offsets of its place. */
export interface Fault {
  readonly pos: readonly [start: number, end: number];
  readonly message: string;
}

/** Where the package puts an error: at an offset, a range, or a token. */
type Source =
  | number
  | readonly [number, number, number?]
  | { readonly offset: number; readonly source?: string };

/**
 * Makes the document of the tokens of a text with so many characters. Keys are not compared, because the `yaml` package's own check
 * is quadratic.
 */
export function compose(tokens: readonly CST.Token[], length: number): Composed {
  const composer = new Composer({ schema: coreSchema(), uniqueKeys: false });
  let fault: Fault | undefined;
  const note = (found: Fault): void => {
    if (fault === undefined || isOutside(found.pos, fault.pos)) fault = found;
  };
  // It would keep them all, each with its stack: a second and 100 MiB for the hundred thousand that a file can have.
  composer['onError'] = (source: Source, _: string, message: string, isWarning = false): void => {
    if (!isWarning) note({ pos: placeOf(source), message });
  };
  const [document] = composer.compose(tokens, true, length);
  for (const error of document?.errors ?? []) note(error);
  return { document, fault };
}

function isOutside([start, end]: Fault['pos'], [otherStart, otherEnd]: Fault['pos']): boolean {
  return start < otherStart || (start === otherStart && end > otherEnd);
}

function placeOf(source: Source): Fault['pos'] {
  if (typeof source === 'number') return [source, source + 1];
  if ('offset' in source) return [source.offset, source.offset + (source.source?.length ?? 1)];
  return [source[0], source[1]];
}
