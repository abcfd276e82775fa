/** A request as tests look at it. No header is kept, so the token is not in it. */
export interface RecordedRequest {
  readonly method: string;
  /** With the query, as it stood in the request line. */
  readonly path: string;
  /** How much of the body was read. */
  readonly bodyBytes: number;
  /** A JSON body that is not too long. */
  readonly body?: unknown;
  /** Undefined while it is being handled, and when the connection was dropped. */
  readonly status: number | undefined;
  /** Milliseconds of one clock, to tell what was asked side by side; the end is undefined as long as the status is. */
  readonly began: number;
  readonly ended: number | undefined;
}

const maxRequests = 10_000;
const maxBodyBytes = 16 * 1024;

/** A request that is being handled. */
export class RequestEntry {
  readonly method: string;
  readonly path: string;
  bodyBytes = 0;
  readonly #began = performance.now();
  #ended: number | undefined;
  #status: number | undefined;
  #body: unknown;

  constructor(method: string, path: string) {
    this.method = method;
    this.path = path;
  }

  /** To be called right before the answer is sent. */
  answered(status: number): void {
    this.#status = status;
    this.#ended = performance.now();
  }

  keepBody(body: unknown): void {
    if (this.bodyBytes <= maxBodyBytes) this.#body = body;
  }

  record(): RecordedRequest {
    const { method, path, bodyBytes } = this;
    return {
      method,
      path,
      bodyBytes,
      status: this.#status,
      began: this.#began,
      ended: this.#ended,
      ...(this.#body === undefined ? {} : { body: this.#body }),
    };
  }
}

/** The last requests, bounded in number and size. */
export class RequestLog {
  readonly #entries: RequestEntry[] = [];

  open(method: string, path: string): RequestEntry {
    const entry = new RequestEntry(method, path);
    if (this.#entries.push(entry) > maxRequests) this.#entries.shift();
    return entry;
  }

  list(): readonly RecordedRequest[] {
    return this.#entries.map((entry) => entry.record());
  }
}
