import { WorkspaceError } from '../errors.ts';
import { isLoopback } from '../host.ts';
import { checkStatus } from './answer.ts';
import type { Answer } from './answer.ts';
import { sendWithToken } from './request.ts';
import type { Tokens } from './tokens.ts';
import type { Transport } from './transport.ts';

/** A file to read: of the workspace itself, or of a store that a signed address opens. */
export type DownloadRequest = DownloadOptions &
  (
    | { readonly path: string }
    | {
        readonly address: string;
        /** As the address wants them. */
        readonly headers: Readonly<Record<string, string>>;
      }
  );

interface DownloadOptions {
  /** The first byte that is wanted. */
  readonly from: number;
  readonly signal?: AbortSignal | undefined;
  readonly tries?: number | undefined;
}

/**
 * Reads the bytes of a file from one of them on; none when it is not longer. A signed address and a redirect away from
 * the workspace get no token. Rejects as `SendRequest` does.
 */
export type Download = (request: DownloadRequest) => Promise<Uint8Array>;

const mostRedirects = 5;

/** Where a download goes next. Only the workspace itself is shown who asks. */
interface Place {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly withToken: boolean;
}

/** Reads files; `headers` go with what is asked of the workspace itself. */
export function downloader(
  transport: Transport,
  tokens: Tokens,
  headers: Readonly<Record<string, string>>,
): Download {
  const send = async ({ url, ...place }: Place, options: DownloadOptions): Promise<Answer> => {
    const { from, signal, tries } = options;
    const get = (token?: string): Promise<Answer> =>
      transport.send({
        method: 'GET',
        origin: url.origin,
        path: url.pathname + url.search,
        headers: {
          accept: '*/*',
          ...place.headers,
          ...(from > 0 && { range: `bytes=${from}-` }),
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
        },
        body: null,
        repeatable: true,
        wantsBytes: true,
        tries,
        signal,
      });
    if (place.withToken) return sendWithToken(tokens, signal, get);
    // what a store says may repeat what opens it
    return { ...(await get()), text: '' };
  };

  return async (request) => {
    let place: Place =
      'path' in request
        ? { url: new URL(request.path, transport.host), headers, withToken: true }
        : {
            url: storeAddress(request.address, transport.host),
            headers: request.headers,
            withToken: false,
          };
    for (let redirects = 0; ; redirects += 1) {
      const answer = await send(place, request);
      const next = redirects < mostRedirects ? redirected(answer, place) : undefined;
      if (next === undefined) return wantedBytes(answer, request.from);
      place = next;
    }
  };
}

/** Another origin gets neither the token nor the headers, which open the first one. */
function redirected({ status, location }: Answer, place: Place): Place | undefined {
  if (status < 300 || status >= 400 || location === undefined) return undefined;
  if (!URL.canParse(location, place.url.href)) return undefined;
  const url = storeAddress(new URL(location, place.url).href, place.url.origin);
  return url.origin === place.url.origin
    ? { ...place, url }
    : { url, headers: {}, withToken: false };
}

function storeAddress(address: string, host: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol === 'https:') return url;
  if (url?.protocol === 'http:' && isLoopback(url.hostname)) return url;
  throw new WorkspaceError(
    'unexpected-answer',
    `${host} points to a file at an address that is not https`,
  );
}

/** A store may send the part that is wanted, or the whole file; 416 says that there is nothing from there on. */
function wantedBytes(answer: Answer, from: number): Uint8Array {
  if (answer.status === 416 && from > 0) return new Uint8Array();
  checkStatus(answer);
  const bytes = answer.bytes ?? new Uint8Array();
  const [, start = '0'] = /^bytes (\d+)-/.exec(answer.contentRange ?? '') ?? [];
  const first = answer.status === 206 ? Number(start) : 0;
  if (first <= from) return bytes.subarray(from - first);
  throw new WorkspaceError(
    'unexpected-answer',
    `${answer.host} sent another part of a file than was asked for`,
  );
}
