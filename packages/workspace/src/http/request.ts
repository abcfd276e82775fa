import { setImmediate } from 'node:timers/promises';
import type { Dispatcher } from 'undici';
import type { GenericSchema } from 'valibot';
import { connectionError } from './connection-error.ts';
import { type Answer, readAnswer } from './answer.ts';

/** One call of the workspace API. */
export interface WorkspaceRequest<T> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** From `/api/` on, encoded. */
  readonly path: string;
  /** Parameters without a value are left out. */
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  /** A value to send as JSON, or its finished text. */
  readonly json?: object | string;
  readonly bytes?: Uint8Array;
  /** The shape of a good answer; an empty body counts as `{}`. */
  readonly answer: GenericSchema<unknown, T>;
  readonly signal?: AbortSignal | undefined;
}

/** Sends requests to one host. Rejects with a WorkspaceError, or with the reason of an aborted signal. */
export type SendRequest = <T>(request: WorkspaceRequest<T>) => Promise<T>;

export interface Connection {
  readonly host: string;
  readonly dispatcher: Dispatcher;
  readonly headers: Readonly<Record<string, string>>;
  /** Texts that no message may show. */
  readonly secrets: readonly string[];
  readonly signal: AbortSignal | undefined;
}

/** Binds requests to a connection. */
export function requestSender(connection: Connection): SendRequest {
  return async (request) => {
    // the one place for the retry policy: everything above sees only the last answer
    const answer = await send(connection, request);
    return readAnswer(answer, request.answer);
  };
}

async function send(connection: Connection, request: WorkspaceRequest<unknown>): Promise<Answer> {
  const { host, secrets } = connection;
  const signals = [connection.signal, request.signal].filter((signal) => signal !== undefined);
  const signal = signals.length > 1 ? AbortSignal.any(signals) : signals[0];
  signal?.throwIfAborted();
  try {
    const { statusCode, headers, body } = await connection.dispatcher.request({
      origin: host,
      path: request.path + queryText(request.query),
      method: request.method,
      headers: { ...connection.headers, ...contentType(request) },
      body: requestBody(request),
      signal,
    });
    const text = await body.text();
    // the connection is free a turn later; a request that follows at once would open another one
    await setImmediate();
    return {
      host,
      request: `${request.method} ${request.path}`,
      status: statusCode,
      contentType: headerText(headers['content-type']) ?? '',
      location: headerText(headers['location']),
      text,
      secrets,
    };
  } catch (error) {
    signal?.throwIfAborted();
    throw connectionError(host, error);
  }
}

function queryText(query: WorkspaceRequest<unknown>['query']): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined) parameters.append(name, String(value));
  }
  return parameters.size === 0 ? '' : `?${parameters.toString()}`;
}

function contentType({ json, bytes }: WorkspaceRequest<unknown>): Record<string, string> {
  if (bytes !== undefined) return { 'content-type': 'application/octet-stream' };
  return json === undefined ? {} : { 'content-type': 'application/json' };
}

function requestBody({ json, bytes }: WorkspaceRequest<unknown>): string | Uint8Array | null {
  if (bytes !== undefined) return bytes;
  if (json === undefined) return null;
  return typeof json === 'string' ? json : JSON.stringify(json);
}

function headerText(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
