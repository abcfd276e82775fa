import type { WorkspaceError } from '../errors.ts';
import type { Tokens } from '../http/tokens.ts';
import type { Transport } from '../http/transport.ts';
import type { AuthType, Token, TokenSource } from './token-source.ts';

/** A token is replaced so long before it expires, in milliseconds, or a fifth of its life before if that is less. */
const longestMargin = 60_000;

interface TokenCacheOptions {
  /** In the order in which they are tried; at least one. */
  readonly sources: readonly [TokenSource, ...TokenSource[]];
  readonly transport: Transport;
  /** Ends what is being fetched. */
  readonly signal: AbortSignal;
  /** What to throw when none of several sources has a token. */
  readonly exhausted: (failures: ReadonlyMap<AuthType, WorkspaceError>) => WorkspaceError;
}

/** The token of the moment: kept in memory, replaced before it expires, fetched once for all that wait for it. */
export class TokenCache implements Tokens {
  readonly #options: TokenCacheOptions;
  /** The source that works; until one has, the one that is tried first. */
  #source: TokenSource;
  #isProven = false;
  #token: { readonly value: string; readonly goodUntil: number } | undefined;
  #pending: Promise<string> | undefined;

  constructor(options: TokenCacheOptions) {
    this.#options = options;
    [this.#source] = options.sources;
  }

  /** The kind of sign-in that gave the token; before there is one, the kind that is tried first. */
  get authType(): AuthType {
    return this.#source.authType;
  }

  async get(signal: AbortSignal | undefined): Promise<string> {
    const { clock } = this.#options.transport;
    if (this.#token !== undefined && clock.now() < this.#token.goodUntil) return this.#token.value;
    signal?.throwIfAborted();
    this.#pending ??= this.#fetch().finally(() => {
      this.#pending = undefined;
    });
    return unlessAborted(this.#pending, signal);
  }

  /** Those who ask at once share the new token. */
  async renew(refused: string, signal: AbortSignal | undefined): Promise<string | undefined> {
    if (!this.#source.renewable) return undefined;
    if (this.#token?.value === refused) this.#token = undefined;
    const fresh = await this.get(signal);
    return fresh === refused ? undefined : fresh;
  }

  async #fetch(): Promise<string> {
    const { clock, secrets } = this.#options.transport;
    const asked = clock.now();
    const { value, expiresAt } = await this.#fetchFromFirst();
    secrets.add(value);
    const margin = Math.min(longestMargin, ((expiresAt ?? 0) - asked) / 5);
    const goodUntil = expiresAt === undefined ? Number.POSITIVE_INFINITY : expiresAt - margin;
    this.#token = { value, goodUntil };
    return value;
  }

  /** The first source that has a token stays the one in use. */
  async #fetchFromFirst(): Promise<Token> {
    const { sources, transport, signal, exhausted } = this.#options;
    if (this.#isProven) return this.#source.fetch(transport, signal);
    const failures = new Map<AuthType, WorkspaceError>();
    for (const source of sources) {
      try {
        const token = await source.fetch(transport, signal);
        this.#source = source;
        this.#isProven = true;
        return token;
      } catch (error) {
        if (source.certain || !isSignInFailure(error)) throw error;
        failures.set(source.authType, error);
      }
    }
    throw exhausted(failures);
  }
}

function isSignInFailure(error: unknown): error is WorkspaceError {
  return error instanceof Error && 'code' in error && error.code === 'unauthenticated';
}

/** One who waits may leave; the others wait on. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  // one of its own, since a signal complains of many listeners
  const left = AbortSignal.any([signal]);
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(left.reason);
    left.addEventListener('abort', stop, { once: true });
    void work.then(resolve, reject).finally(() => left.removeEventListener('abort', stop));
  });
}
