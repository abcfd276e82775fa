import type { Clock } from './clock.ts';

/** What one try came to, as far as it decides over another one. */
export interface Outcome {
  /** The HTTP status; undefined when no whole answer came. */
  readonly status: number | undefined;
  /** The header of that name. */
  readonly retryAfter?: string | undefined;
  /** Why no answer came. */
  readonly failure?: Failure | undefined;
}

interface Failure {
  readonly reason: string;
  /** The same may work a moment later. */
  readonly mayPass: boolean;
  /** The service may have got the request. */
  readonly sent: boolean;
}

export interface RetryRules {
  /** The request may be sent twice without doing something twice. */
  readonly repeatable: boolean;
  /** At most so many tries; 5 unless told. */
  readonly tries?: number | undefined;
  /** Ends the waiting. */
  readonly signal?: AbortSignal | undefined;
  readonly clock: Clock;
  /** Told before each wait. */
  readonly onRetry?: (retry: Retry) => void;
}

/** A try that is about to be repeated. */
export interface Retry {
  readonly reason: string;
  /** Milliseconds until the next try. */
  readonly wait: number;
  /** Which try comes next, from 2. */
  readonly nextTry: number;
}

const mostTries = 5;
const longestTimeMs = 5 * 60_000;
const firstPauseMs = 500;

/**
 * Sends until there is an outcome to go by, as workspace-api.md, "Requests" says, and gives the last one. `inDoubt` is set
 * when an earlier try may have done its work.
 */
export async function withRetries<T extends Outcome>(
  rules: RetryRules,
  send: () => Promise<T>,
): Promise<{ readonly outcome: T; readonly inDoubt: boolean }> {
  const { clock, signal, tries = mostTries } = rules;
  const started = clock.now();
  let inDoubt = false;
  for (let nextTry = 2; ; nextTry += 1) {
    const outcome = await send();
    if (nextTry > tries || !isWorthAnotherTry(outcome, rules)) return { outcome, inDoubt };
    const wait = askedWait(outcome, clock) ?? pause(nextTry - 2, clock);
    if (clock.now() - started + wait > longestTimeMs) return { outcome, inDoubt };
    inDoubt ||= mayHaveWorked(outcome);
    rules.onRetry?.({ reason: reasonOf(outcome), wait, nextTry });
    await clock.sleep(wait, signal);
  }
}

/** Whether the service may have done what was asked, though it did not say so. */
export function mayHaveWorked({ status, failure }: Outcome): boolean {
  if (status === undefined) return failure?.sent !== false;
  // 503: too busy to look at the request
  return status === 408 || (status >= 500 && status !== 503);
}

/** How long the service asks to wait, in milliseconds: `Retry-After` in seconds or as a date. */
export function askedWait(
  { status, retryAfter }: Outcome,
  clock: Pick<Clock, 'now'>,
): number | undefined {
  if (retryAfter === undefined || !isBusy(status)) return undefined;
  if (/^\d+$/.test(retryAfter)) return Number(retryAfter) * 1000;
  // Date.parse takes much that is no date of HTTP, and the oldest form, which names no zone, for local time
  const date = /\bGMT$/.test(retryAfter) ? retryAfter : `${retryAfter} GMT`;
  const time = /^[A-Z][a-z]{2,8},? /.test(date) ? Date.parse(date) : Number.NaN;
  return Number.isNaN(time) ? undefined : Math.max(0, time - clock.now());
}

function isWorthAnotherTry({ status, failure }: Outcome, { repeatable }: RetryRules): boolean {
  if (isBusy(status)) return true;
  if (!repeatable) return false;
  if (status === undefined) return failure?.mayPass === true;
  return status === 500 || status === 502 || status === 504;
}

function isBusy(status: number | undefined): boolean {
  return status === 429 || status === 503;
}

/** Twice as long each time, the half of it by chance, so that many clients do not come back at once. */
function pause(repeats: number, clock: Clock): number {
  return Math.round(firstPauseMs * 2 ** repeats * (0.5 + clock.random() / 2));
}

function reasonOf({ status, failure }: Outcome): string {
  return status === undefined ? (failure?.reason ?? 'no answer') : `answered ${status}`;
}
