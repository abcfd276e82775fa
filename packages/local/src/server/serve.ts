import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { complain } from '../complain.ts';
import { hasCode } from '../has-code.ts';
import { reasonOf } from '../reason-of.ts';
import { hasSignature, hasToken, signatureHeader } from './access.ts';
import { partOf } from './byte-range.ts';
import type { Faults } from './fault.ts';
import { faultMessage, replyMessage } from './message.ts';
import { readBody } from './read-body.ts';
import type { RequestEntry, RequestLog } from './request-log.ts';
import { findRoute } from './route.ts';
import type { Reply, Route } from './route.ts';
import { ServiceError } from './service-error.ts';
import { transmit } from './transmit.ts';

/** The id of this workspace in the answers' `X-Databricks-Org-Id`. */
const orgId = '127001';

/** What requests are answered with. */
export interface Service {
  readonly routes: readonly Route[];
  readonly token: string;
  readonly faults: Faults;
  readonly requests: RequestLog;
}

/** Answers one request, or has happen to it what a fault asks for. Source: workspace-api.md. */
export async function serve(
  service: Service,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = 'GET', url = '/' } = request;
  const [path = '/'] = url.split('?');
  response.setHeader('X-Databricks-Org-Id', orgId);
  response.setHeader('X-Request-Id', randomUUID());
  // What tests ask of the workspace itself is neither recorded nor struck.
  if (path.startsWith('/local/')) {
    await transmit(response, replyMessage(await reply(service, request, undefined)));
    return;
  }
  const entry = service.requests.open(method, url);
  const effect = service.faults.strike(method, path);
  if (effect.delayMs > 0) await delay(effect.delayMs);
  if (effect.drop === 'before') {
    request.socket.destroy();
    return;
  }
  const message = effect.answer
    ? faultMessage(effect.answer)
    : partOf(replyMessage(await reply(service, request, entry)), request.headers.range);
  if (effect.drop === 'after') {
    if (message.body instanceof Readable) message.body.destroy();
    request.socket.destroy();
    return;
  }
  entry.answered(message.status);
  await transmit(response, message, effect);
}

async function reply(
  { routes, token }: Service,
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
      content,
      body: async () => {
        const body = await readBody(content);
        if (found.route.secret !== true) entry?.keepBody(body);
        return body;
      },
    });
  } catch (error) {
    if (error instanceof ServiceError) return error;
    // A client that has gone away is no failure of ours.
    if (!request.destroyed) complain(`${method} ${path}: ${String(error)}`);
    // The disk is full, or this user has had its share.
    if (hasCode(error, 'ENOSPC', 'EDQUOT')) return noRoom(error);
    return new ServiceError(500, 'INTERNAL_ERROR', 'the local workspace failed; its log says how');
  }
}

/** A status that is not worth another try. */
function noRoom(error: unknown): ServiceError {
  const remedy = 'What ended runs left there is removed by: air local prune';
  return new ServiceError(507, 'RESOURCE_EXHAUSTED', `${reasonOf(error)}. ${remedy}`);
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
