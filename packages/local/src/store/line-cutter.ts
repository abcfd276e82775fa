import type { Redactor } from './redact.ts';

/** Bytes of a line from which on, or a piece of output later, it becomes two, so that memory stays bounded. */
export const maxLineBytes = 1_500_000;

/** Whole lines of output without secrets, and where in `text` each of them ends. */
export interface CutLines {
  readonly text: Buffer;
  readonly ends: readonly number[];
}

/** Makes lines of a process's output, whatever the pieces in which it comes. */
export class LineCutter {
  readonly #redactor: Redactor;
  #pending: Buffer = Buffer.alloc(0);

  constructor(redactor: Redactor) {
    this.#redactor = redactor;
  }

  /** The lines that this piece completes; the rest is held back. */
  push(piece: Buffer): CutLines {
    this.#pending = this.#pending.length === 0 ? piece : Buffer.concat([this.#pending, piece]);
    const whole = this.#cut(this.#pending.lastIndexOf('\n') + 1);
    const cut = this.#longLineCut();
    return cut === 0 ? whole : joined(whole, this.#cut(cut));
  }

  /** What is held back, as the last line. */
  end(): CutLines {
    return this.#cut(this.#pending.length);
  }

  /** Where to cut a line that has grown too long: not in a secret, nor in a character; 0 for no cut. */
  #longLineCut(): number {
    // A secret that begins before the cut is whole in what is held back, and so is found.
    if (this.#pending.length <= maxLineBytes + this.#redactor.longest) return 0;
    const across = this.#redactor
      .find(this.#pending)
      .find(({ start, end }) => start < maxLineBytes && end > maxLineBytes);
    if (across) return across.end;
    let cut = maxLineBytes;
    while (cut > maxLineBytes - 3 && isContinuation(this.#pending[cut])) cut -= 1;
    return cut;
  }

  #cut(length: number): CutLines {
    const text = this.#redactor.mask(this.#pending.subarray(0, length));
    this.#pending = this.#pending.subarray(length);
    const ends: number[] = [];
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) ends.push(at + 1);
    if (text.length > (ends.at(-1) ?? 0)) ends.push(text.length);
    return { text, ends };
  }
}

function joined(first: CutLines, second: CutLines): CutLines {
  return {
    text: Buffer.concat([first.text, second.text]),
    ends: [...first.ends, ...second.ends.map((end) => end + first.text.length)],
  };
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}
