import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { hasSignature, hasToken, signatureHeader } from './access.ts';
import type { FaultAnswer, Faults } from './fault.ts';
import { jsonText } from './json.ts';
import { readBody } from './read-body.ts';
import type { RequestEntry, RequestLog } from './request-log.ts';
import { findRoute } from './route.ts';
import type { Reply, Route } from './route.ts';
import { ServiceError } from './service-error.ts';

/** The id of this workspace in the answers' `X-Databricks-Org-Id`. */
export const orgId = '127001';

export interface ServiceOptions {
  readonly routes: readonly Route[];
  readonly token: string;
  readonly faults: Faults;
  readonly requests: RequestLog;
  /** Called when a request comes and when it has been answered. */
  readonly onActivity: () => void;
}

/** An HTTP server of the routes, not listening yet. Source: workspace-api.md. */
export function createService(options: ServiceOptions): Server {
  const server = createServer({ keepAliveTimeout: 75_000 }, (request, response) => {
    options.onActivity();
    serve(options, request, response)
      .catch(() => response.destroy())
      .finally(options.onActivity);
  });
  // A large upload over a slow pipe is no attack on this machine.
  server.requestTimeout = 0;
  return server;
}

/** Listens on the loopback interface: on the port, or if it is only a wish and taken, on any. */
export async function listen(server: Server, port: number, isWish: boolean): Promise<number> {
  try {
    await listenOn(server, port);
  } catch (error) {
    if (!isWish) throw error;
    await listenOn(server, 0);
  }
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}

async function listenOn(server: Server, port: number): Promise<void> {
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', failed);
      listening();
    });
  });
}

async function serve(
  options: ServiceOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = 'GET', url = '/' } = request;
  const [path = '/'] = url.split('?');
  response.setHeader('X-Databricks-Org-Id', orgId);
  response.setHeader('X-Request-Id', randomUUID());
  // What tests ask of the workspace itself is neither recorded nor struck.
  if (path.startsWith('/local/')) {
    send(response, await reply(options, request, undefined));
    return;
  }
  const entry = options.requests.open(method, url);
  const effect = options.faults.strike(method, path);
  if (effect.delayMs > 0) await delay(effect.delayMs);
  if (effect.drop === 'before') {
    request.socket.destroy();
    return;
  }
  if (effect.answer) {
    entry.status = effect.answer.status;
    sendFault(response, effect.answer);
    return;
  }
  const answer = await reply(options, request, entry);
  if (effect.drop === 'after') {
    request.socket.destroy();
    return;
  }
  entry.status = answer instanceof ServiceError ? answer.status : 200;
  send(response, answer);
}

async function reply(
  { routes, token }: ServiceOptions,
  request: IncomingMessage,
  entry: RequestEntry | undefined,
): Promise<Reply | ServiceError> {
  const { method = 'GET', url = '/', headers } = request;
  const [path = '/', query = ''] = url.split(/\?(.*)/s);
  try {
    const found = findRoute(routes, method, path);
    const isAllowed =
      hasToken(headers.authorization, token) ||
      (found?.route.signed === true && hasSignature(headers[signatureHeader], url, token));
    if (!isAllowed) {
      return new ServiceError(
        401,
        'UNAUTHENTICATED',
        'the request needs the token of this workspace',
      );
    }
    if (!found) return noSuchEndpoint(method, path);
    const content = entry ? Readable.from(counted(request, entry)) : request;
    return await found.route.answer({
      params: found.params,
      query: new URLSearchParams(query),
      headers,
      content,
      body: async () => {
        const body = await readBody(content);
        entry?.keepBody(body);
        return body;
      },
    });
  } catch (error) {
    if (error instanceof ServiceError) return error;
    // A client that has gone away is no failure of ours.
    if (!request.destroyed) {
      process.stderr.write(`air local: ${method} ${path}: ${String(error)}\n`);
    }
    return new ServiceError(500, 'INTERNAL_ERROR', 'the local workspace failed; its log says how');
  }
}

function noSuchEndpoint(method: string, path: string): ServiceError {
  return new ServiceError(404, 'ENDPOINT_NOT_FOUND', `No API found for '${method} ${path}'`);
}

async function* counted(request: IncomingMessage, entry: RequestEntry): AsyncGenerator<Buffer> {
  for await (const piece of request) {
    if (!Buffer.isBuffer(piece)) continue;
    entry.bodyBytes += piece.length;
    yield piece;
  }
}

function send(response: ServerResponse, answer: Reply | ServiceError): void {
  if (answer instanceof ServiceError) {
    const { status, errorCode, message } = answer;
    sendJson(response, status, { error_code: errorCode, message });
  } else if ('json' in answer) {
    sendJson(response, 200, answer.json);
  } else {
    sendBytes(response, 200, answer.type, answer.bytes);
  }
}

function sendJson(response: ServerResponse, status: number, json: unknown): void {
  sendBytes(response, status, 'application/json', Buffer.from(jsonText(json)));
}

function sendBytes(response: ServerResponse, status: number, type: string, bytes: Buffer): void {
  response.writeHead(status, { 'content-type': type, 'content-length': bytes.length });
  response.end(bytes);
}

function sendFault(response: ServerResponse, { status, body, headers }: FaultAnswer): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body ?? {});
  const type = typeof body === 'string' ? 'text/html' : 'application/json';
  response.writeHead(status, { 'content-type': type, ...headers });
  response.end(text);
}
