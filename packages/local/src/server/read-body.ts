import type { Readable } from 'node:stream';
import * as v from 'valibot';
import { parseJson } from './json.ts';
import type { Call } from './route.ts';
import { invalidParameter, ServiceError } from './service-error.ts';

/** Bytes of a JSON body; files are streamed and have no limit. */
const maxBodyBytes = 8 * 1024 * 1024;

export async function readBody(content: Readable): Promise<unknown> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of content) {
    if (!Buffer.isBuffer(piece)) continue;
    bytes += piece.length;
    // Read to its end all the same: an answer in the middle of a body can get lost.
    if (bytes <= maxBodyBytes) pieces.push(piece);
  }
  if (bytes > maxBodyBytes) {
    throw new ServiceError(413, 'MAX_REQUEST_SIZE_EXCEEDED', 'the request body is too large');
  }
  if (bytes === 0) return {};
  try {
    return parseJson(Buffer.concat(pieces).toString());
  } catch {
    throw new ServiceError(400, 'MALFORMED_REQUEST', 'the request body is not JSON');
  }
}

/** The body in the shape that a route needs; the first thing that is wrong with it is the answer. */
export async function bodyAs<T>(call: Call, schema: v.GenericSchema<unknown, T>): Promise<T> {
  const parsed = v.safeParse(schema, await call.body());
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const path = v.getDotPath(issue);
  throw invalidParameter(path === null ? issue.message : `${path}: ${issue.message}`);
}
