import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** Whether a request carries the token. It takes as long for a wrong token as for the right one. */
export function hasToken(authorization: string | undefined, token: string): boolean {
  const given = /^Bearer (.*)$/i.exec(authorization ?? '')?.[1] ?? '';
  return timingSafeEqual(digest(given), digest(token));
}

/** The header that opens one file for whoever was given it. */
export const signatureHeader = 'x-air-local-signature';

/** What opens one path, with its query, without the token. */
export function sign(path: string, token: string): string {
  return createHmac('sha256', token).update(path).digest('hex');
}

/** Whether a request for the path carries its signature. */
export function hasSignature(given: unknown, path: string, token: string): boolean {
  if (typeof given !== 'string') return false;
  return timingSafeEqual(digest(given), digest(sign(path, token)));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
