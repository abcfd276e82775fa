import type { Message } from './message.ts';

/** The part of a whole answer that `Range: bytes=<first>-` asks for, as a store of files sends it; all of it for any other range. */
export function partOf(message: Message, range: string | undefined): Message {
  const { status, headers, body } = message;
  const [, text] = /^bytes=(\d+)-$/.exec(range ?? '') ?? [];
  if (text === undefined || status !== 200 || !Buffer.isBuffer(body)) return message;
  const first = Number(text);
  if (first >= body.length) {
    const whole = { 'content-range': `bytes */${body.length}`, 'content-length': 0 };
    return { status: 416, headers: whole, body: Buffer.alloc(0) };
  }
  const part = body.subarray(first);
  return {
    status: 206,
    headers: {
      ...headers,
      'content-length': part.length,
      'content-range': `bytes ${first}-${body.length - 1}/${body.length}`,
    },
    body: part,
  };
}
