import type { Readable } from 'node:stream';
import type { OpenFile } from '../store/workspace-files.ts';
import { invalidParameter } from './service-error.ts';

/** One request, as far as a route looks at it. */
export interface Call {
  /** The parts of the path that the route's pattern names, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The body as a stream. To be used once, and not with `body`. */
  readonly content: Readable;
  /** The body read as JSON; an empty one is an empty map. */
  readonly body: () => Promise<unknown>;
}

export type Reply =
  | { readonly json: unknown }
  | { readonly bytes: Buffer; readonly type: string }
  | { readonly file: OpenFile }
  /** What a HEAD asks of a file; undefined for an answer that says nothing but that it worked. */
  | { readonly about: { readonly bytes: number; readonly modified: Date } | undefined };

export interface Route {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** `:name` stands for one part of a path, `*name` at the end for all that is left. */
  readonly path: string;
  /** True for a route that a signature opens in place of the token. */
  readonly signed?: true;
  /** True where the body holds what no record may keep. */
  readonly secret?: true;
  readonly answer: (call: Call) => Promise<Reply> | Reply;
}

export interface Found {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** The route of a request; the path is as it stands in the request line, still encoded. */
export function findRoute(
  routes: readonly Route[],
  method: string,
  path: string,
): Found | undefined {
  for (const route of routes) {
    const params = route.method === method ? match(route.path, path) : undefined;
    if (params) return { route, params };
  }
  return undefined;
}

function match(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    if (part.startsWith('*')) {
      params[part.slice(1)] = decode(given.slice(index).join('/'));
      return params;
    }
    const value = given[index];
    if (value === undefined) return undefined;
    if (part.startsWith(':')) params[part.slice(1)] = decode(value);
    else if (part !== value) return undefined;
  }
  return given.length === wanted.length ? params : undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw invalidParameter(`the path holds "${text}", which is not percent-encoded UTF-8`);
  }
}
