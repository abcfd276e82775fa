import type { GenericSchema } from 'valibot';
import { readAnswer } from './answer.ts';
import type { Answer } from './answer.ts';
import type { Body, StreamedBody } from './streamed-body.ts';
import type { Tokens } from './tokens.ts';
import type { Transport, WireRequest } from './transport.ts';

/** One call of the workspace API. */
export interface WorkspaceRequest<T> {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** From `/api/` on, encoded. */
  readonly path: string;
  /** Parameters without a value are left out. */
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  /** A value to send as JSON, or its finished text. */
  readonly json?: object | string;
  readonly bytes?: Uint8Array | StreamedBody;
  /** Texts in the body that no message and no trace may show, from now on. */
  readonly secrets?: readonly string[];
  /** Sending it twice does the same as once; so it is with GET, HEAD, PUT and DELETE. */
  readonly repeatable?: boolean;
  /** At most so many tries; 5 unless told. */
  readonly tries?: number | undefined;
  /** The shape of a good answer; of an empty one, undefined. */
  readonly answer: GenericSchema<unknown, T>;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Sends requests to one host, again where that is safe and may help (workspace-api.md, "Requests"). Rejects with a
 * WorkspaceError, with the reason of an aborted signal, or with what making a streamed body threw.
 */
export type SendRequest = <T>(request: WorkspaceRequest<T>) => Promise<T>;

/** Signs requests with the tokens; `headers` go with each. */
export function requestSender(
  transport: Transport,
  tokens: Tokens,
  headers: Readonly<Record<string, string>>,
): SendRequest {
  return async (request) => {
    const { signal, secrets = [] } = request;
    for (const secret of secrets) transport.secrets.add(secret);
    const answer = await sendWithToken(tokens, signal, (token) =>
      transport.send(wireRequest(request, token, headers)),
    );
    return readAnswer(answer, request.answer);
  };
}

/** Sends with a token, and once more with a fresh one where the first is not taken. */
export async function sendWithToken(
  tokens: Tokens,
  signal: AbortSignal | undefined,
  send: (token: string) => Promise<Answer>,
): Promise<Answer> {
  const token = await tokens.get(signal);
  const answer = await send(token);
  const fresh = answer.status === 401 ? await tokens.renew(token, signal) : undefined;
  if (fresh === undefined) return answer;
  const second = await send(fresh);
  return { ...second, inDoubt: answer.inDoubt || second.inDoubt };
}

const repeatableMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'PUT', 'DELETE']);

function wireRequest(
  request: WorkspaceRequest<unknown>,
  token: string,
  headers: Readonly<Record<string, string>>,
): WireRequest {
  const { method, path, query, repeatable, tries, signal } = request;
  return {
    method,
    path: path + queryText(query),
    headers: { ...headers, ...contentType(request), authorization: `Bearer ${token}` },
    body: requestBody(request),
    repeatable: repeatable ?? repeatableMethods.has(method),
    tries,
    signal,
  };
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

function requestBody({ json, bytes }: WorkspaceRequest<unknown>): Body {
  if (bytes !== undefined) return bytes;
  if (json === undefined) return null;
  return typeof json === 'string' ? json : JSON.stringify(json);
}
