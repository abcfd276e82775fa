/** What happens on the way to the workspace, as far as it may be shown. */
export type TraceEvent = RequestTrace | RetryTrace;

/** One request that has ended. */
export interface RequestTrace {
  readonly type: 'request';
  /** Method and address, without the host for requests to the workspace itself. */
  readonly request: string;
  /** Undefined when no answer came; `failure` says why. */
  readonly status: number | undefined;
  readonly failure: string | undefined;
  /** The service's own name for the request. */
  readonly requestId: string | undefined;
  readonly milliseconds: number;
}

/** A request that is about to be sent again. */
export interface RetryTrace {
  readonly type: 'retry';
  readonly request: string;
  readonly reason: string;
  /** Milliseconds until then. */
  readonly wait: number;
  /** Which try comes next, from 2. */
  readonly nextTry: number;
}

/** Names whose values are places in a workspace. */
const openNames: ReadonlySet<string> = new Set(['path']);

/** A query as a trace may show it: numbers, yes or no, and places; any other value may be a secret. */
export function shownQuery(query: string): string {
  const shown = [...new URLSearchParams(query)].map(([name, value]) => {
    const isOpen = openNames.has(name) || /^(-?\d+|true|false)$/.test(value);
    return `${name}=${isOpen ? value : '…'}`;
  });
  return shown.length === 0 ? '' : `?${shown.join('&')}`;
}
