import type { Readable } from 'node:stream';
import type { FaultAnswer } from './fault.ts';
import { jsonText } from './json.ts';
import type { Reply } from './route.ts';
import { ServiceError } from './service-error.ts';

/** A whole answer, as it is to go over the wire. */
export interface Message {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number>>;
  /** As long as the header says; undefined for none. */
  readonly body: Buffer | Readable | undefined;
}

/** What a route answered, or why the request is refused. */
export function replyMessage(answer: Reply | ServiceError): Message {
  if (answer instanceof ServiceError) {
    const { status, errorCode, message } = answer;
    return json(status, { error_code: errorCode, message });
  }
  if ('json' in answer) return json(200, answer.json);
  if ('bytes' in answer) return whole(200, answer.type, answer.bytes);
  const about = 'file' in answer ? answer.file : answer.about;
  if (about === undefined) return { status: 204, headers: {}, body: undefined };
  const headers = {
    'content-type': 'application/octet-stream',
    'content-length': about.bytes,
    'last-modified': about.modified.toUTCString(),
  };
  return { status: 200, headers, body: 'file' in answer ? answer.file.content : undefined };
}

/** The answer of a fault, which may be no JSON at all. */
export function faultMessage({ status, body, headers }: FaultAnswer): Message {
  const isText = typeof body === 'string';
  const bytes = Buffer.from(isText ? body : JSON.stringify(body ?? {}));
  const message = whole(status, isText ? 'text/html' : 'application/json', bytes);
  return { ...message, headers: { ...message.headers, ...headers } };
}

function json(status: number, value: unknown): Message {
  return whole(status, 'application/json', Buffer.from(jsonText(value)));
}

function whole(status: number, type: string, body: Buffer): Message {
  return { status, headers: { 'content-type': type, 'content-length': body.length }, body };
}
