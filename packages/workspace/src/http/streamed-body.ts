import { Readable } from 'node:stream';

/** A body that is made while it is sent, so that its size does not matter. */
export interface StreamedBody {
  /** Gives the whole body from its beginning, once for each try. What it throws ends the request, and is thrown by it. */
  readonly chunks: () => AsyncIterable<Uint8Array>;
  /** In bytes, where it is known; else the body goes out in chunks of HTTP. */
  readonly length?: number | undefined;
}

/** A body as it is handed over: at once, or made on the way. */
export type Body = string | Uint8Array | StreamedBody | null;

/** Whatever the line, a piece of this size gets through before it counts as dead. */
const pieceBytes = 1 << 16;

/** The body of one try. Knows whether making it failed, which looks like a lost connection from the other end. */
export class OutgoingBody {
  readonly content: string | Uint8Array | Readable | null;
  readonly headers: Readonly<Record<string, string>>;
  #failure: { readonly reason: unknown } | undefined;

  constructor(body: Body) {
    const isStreamed = body !== null && typeof body === 'object' && 'chunks' in body;
    this.content = isStreamed ? Readable.from(this.#pieces(body), { objectMode: false }) : body;
    const length = isStreamed ? body.length : undefined;
    this.headers = length === undefined ? {} : { 'content-length': String(length) };
  }

  /** Throws what making the body threw. */
  throwIfFailed(): void {
    if (this.#failure !== undefined) throw this.#failure.reason;
  }

  async *#pieces({ chunks }: StreamedBody): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of chunks()) {
        for (let at = 0; at < chunk.length; at += pieceBytes) {
          yield chunk.subarray(at, at + pieceBytes);
        }
      }
    } catch (reason) {
      this.#failure = { reason };
      throw reason;
    }
  }
}
