import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import type { Effect } from './fault.ts';
import type { Message } from './message.ts';

/** Sends an answer, or as much of it and as slowly as a fault wants. */
export async function transmit(
  response: ServerResponse,
  message: Message,
  { truncate, byteMs }: Pick<Effect, 'truncate' | 'byteMs'> = {},
): Promise<void> {
  const { status, headers, body } = message;
  const isSpoilt = truncate !== undefined || byteMs !== undefined;
  if (isSpoilt && body !== undefined) {
    const bytes = body instanceof Readable ? await buffer(body) : body;
    response.writeHead(status, truncate === 'chunked' ? withoutLength(headers) : headers);
    await drip(response, truncate === undefined ? bytes : firstHalf(bytes), byteMs);
    if (truncate === undefined) response.end();
    else response.destroy();
    return;
  }
  response.writeHead(status, headers);
  if (body instanceof Readable) await pipeline(body, response);
  else response.end(body);
}

/** All at once unless there is a pause between bytes. Returns when the last byte has left this process. */
async function drip(response: ServerResponse, bytes: Buffer, byteMs = 0): Promise<void> {
  response.flushHeaders();
  const step = byteMs === 0 ? Math.max(1, bytes.length) : 1;
  for (let start = 0; start < bytes.length && !response.destroyed; start += step) {
    await new Promise((sent) => response.write(bytes.subarray(start, start + step), sent));
    if (byteMs > 0) await delay(byteMs);
  }
}

function firstHalf(bytes: Buffer): Buffer {
  return bytes.subarray(0, Math.floor(bytes.length / 2));
}

function withoutLength(headers: Message['headers']): Message['headers'] {
  const { 'content-length': _, ...others } = headers;
  return others;
}
