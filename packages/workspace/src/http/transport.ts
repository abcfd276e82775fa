import { setImmediate } from 'node:timers/promises';
import type { Dispatcher } from 'undici';
import type { Answer } from './answer.ts';
import type { Clock } from './clock.ts';
import { connectionError, explainFailure } from './connection-error.ts';
import type { ConnectionFailure } from './connection-error.ts';
import { unpacked } from './content-coding.ts';
import { plainLine } from './redact.ts';
import type { Secrets } from './redact.ts';
import { askedWait, mayHaveWorked, withRetries } from './retry.ts';
import { OutgoingBody } from './streamed-body.ts';
import type { Body } from './streamed-body.ts';
import { shownQuery } from './trace.ts';
import type { TraceEvent } from './trace.ts';

const utf8 = new TextDecoder();

/** A request as it goes over the wire. */
export interface WireRequest {
  readonly method: string;
  /** Where to, when that is not the workspace. */
  readonly origin?: string;
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Body;
  /** It may be sent twice without doing something twice. */
  readonly repeatable: boolean;
  /** A good answer is bytes, not text. */
  readonly wantsBytes?: boolean | undefined;
  readonly tries?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

interface Connection {
  readonly host: string;
  readonly dispatcher: Dispatcher;
  readonly userAgent: string;
  readonly clock: Clock;
  /** Texts that no message and no trace may show. */
  readonly secrets: Secrets;
  readonly trace: ((event: TraceEvent) => void) | undefined;
  /** What to do where a connection is refused, which is not tried again then. */
  readonly refusedHint?: string | undefined;
  /** Ends every request. */
  readonly signal: AbortSignal | undefined;
}

/** Sends requests, each as often as the rules allow. Knows nothing of tokens. */
export class Transport {
  readonly #connection: Connection;
  #workspaceId: string | undefined;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  get host(): string {
    return this.#connection.host;
  }

  get clock(): Clock {
    return this.#connection.clock;
  }

  get secrets(): Secrets {
    return this.#connection.secrets;
  }

  /** What the workspace calls itself in its answers; undefined before the first, and where none says. */
  get workspaceId(): string | undefined {
    return this.#workspaceId;
  }

  /**
   * The last answer, whatever its status. Rejects when there is none, or with the reason of an aborted signal, or with
   * what making the body threw.
   */
  async send(request: WireRequest): Promise<Answer> {
    const { clock, host, trace } = this.#connection;
    const signal = this.#signalOf(request);
    signal?.throwIfAborted();
    const { outcome, inDoubt } = await withRetries(
      {
        clock,
        signal,
        repeatable: request.repeatable,
        tries: request.tries,
        onRetry: (retry) => {
          trace?.({ type: 'retry', request: this.#shown(request), ...retry });
        },
      },
      () => this.#try(request, signal),
    );
    const doubt = inDoubt || mayHaveWorked(outcome);
    if (outcome.status === undefined) {
      throw connectionError(request.origin ?? host, outcome.failure, doubt);
    }
    return { ...outcome, inDoubt: doubt, askedWait: askedWait(outcome, clock) };
  }

  async #try(request: WireRequest, signal: AbortSignal | undefined): Promise<Try> {
    const { clock, trace } = this.#connection;
    const started = clock.now();
    const outcome = await this.#exchange(request, signal);
    trace?.({
      type: 'request',
      request: this.#shown(request),
      status: outcome.status,
      failure: outcome.failure?.reason,
      requestId: outcome.requestId,
      milliseconds: clock.now() - started,
    });
    return outcome;
  }

  async #exchange(request: WireRequest, signal: AbortSignal | undefined): Promise<Try> {
    const { dispatcher, userAgent, secrets, refusedHint } = this.#connection;
    const host = request.origin ?? this.host;
    const outgoing = new OutgoingBody(request.body);
    try {
      const { statusCode, headers, body } = await dispatcher.request({
        origin: host,
        path: request.path,
        method: request.method,
        headers: {
          accept: 'application/json',
          'user-agent': userAgent,
          ...outgoing.headers,
          ...request.headers,
        },
        body: outgoing.content,
        signal,
      });
      const isContent = request.wantsBytes === true && statusCode < 300;
      const bytes = isContent ? Buffer.from(await body.arrayBuffer()) : undefined;
      const coding = headerText(headers['content-encoding']);
      const text = isContent ? '' : utf8.decode(await unpacked(await body.arrayBuffer(), coding));
      outgoing.throwIfFailed();
      // the connection is free a turn later; a request that follows at once would open another one
      await setImmediate();
      const requestId = headerText(headers['x-request-id']);
      if (request.origin === undefined) this.#learn(headerText(headers['x-databricks-org-id']));
      return {
        host,
        request: `${request.method} ${request.path.replace(/\?.*$/s, '')}`,
        status: statusCode,
        contentType: headerText(headers['content-type']) ?? '',
        location: headerText(headers['location']),
        retryAfter: headerText(headers['retry-after'])?.trim(),
        requestId: requestId === undefined ? undefined : plainLine(requestId, secrets),
        contentRange: headerText(headers['content-range']),
        text,
        bytes,
        secrets,
      };
    } catch (error) {
      signal?.throwIfAborted();
      outgoing.throwIfFailed();
      return { status: undefined, failure: explainFailure(host, error, refusedHint) };
    }
  }

  #learn(workspaceId: string | undefined): void {
    if (/^\d+$/.test(workspaceId ?? '')) this.#workspaceId = workspaceId;
  }

  #signalOf(request: WireRequest): AbortSignal | undefined {
    const signals = [this.#connection.signal, request.signal].filter(
      (signal) => signal !== undefined,
    );
    return signals.length > 1 ? AbortSignal.any(signals) : signals[0];
  }

  #shown({ method, origin = '', path }: WireRequest): string {
    const [place = '', query = ''] = path.split(/\?(.*)/s);
    return plainLine(`${method} ${origin}${place}${shownQuery(query)}`, this.#connection.secrets);
  }
}

/** What one try came to. */
type Try = Reply | NoReply;

interface Reply extends Omit<Answer, 'inDoubt' | 'askedWait'> {
  readonly retryAfter: string | undefined;
  readonly failure?: undefined;
}

interface NoReply {
  readonly status: undefined;
  readonly failure: ConnectionFailure;
  readonly requestId?: undefined;
}

function headerText(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
