import type { ServerResponse } from 'node:http';
import type { FaultAnswer } from './fault.ts';
import { jsonText } from './json.ts';
import type { Reply } from './route.ts';
import { ServiceError } from './service-error.ts';

/** Sends what a route answered, or why the request is refused. */
export function sendReply(response: ServerResponse, answer: Reply | ServiceError): void {
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

/** Sends the answer of a fault, which may be no JSON at all. */
export function sendFault(response: ServerResponse, { status, body, headers }: FaultAnswer): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body ?? {});
  const type = typeof body === 'string' ? 'text/html' : 'application/json';
  response.writeHead(status, { 'content-type': type, ...headers });
  response.end(text);
}
