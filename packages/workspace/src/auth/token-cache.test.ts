import { MockAgent } from 'undici';
import { test } from 'vitest';
import { instantClock } from '../../test/instant-clock.ts';
import type { InstantClock } from '../../test/instant-clock.ts';
import { WorkspaceError } from '../errors.ts';
import { Secrets } from '../http/redact.ts';
import { Transport } from '../http/transport.ts';
import { TokenCache } from './token-cache.ts';
import type { AuthType, TokenSource } from './token-source.ts';

/** A source of numbered tokens, each good for so many milliseconds. */
function numbered(
  clock: InstantClock,
  life: number | undefined,
): TokenSource & { fetched: number; fails: boolean } {
  return {
    authType: 'oauth-m2m',
    certain: true,
    renewable: true,
    fetched: 0,
    fails: false,
    async fetch() {
      this.fetched += 1;
      const count = this.fetched;
      await Promise.resolve();
      if (this.fails) throw new WorkspaceError('unavailable', `no token ${count}`);
      const expiresAt = life === undefined ? undefined : clock.now() + life;
      return { value: `token-${count}`, expiresAt };
    },
  };
}

function cacheOf(clock: InstantClock, ...sources: [TokenSource, ...TokenSource[]]): TokenCache {
  const transport = new Transport({
    host: 'https://a.example.com',
    dispatcher: new MockAgent(),
    userAgent: '',
    clock,
    secrets: new Secrets(),
    trace: undefined,
    signal: undefined,
  });
  const exhausted = (failures: ReadonlyMap<AuthType, WorkspaceError>): WorkspaceError =>
    new WorkspaceError('not-configured', [...failures.keys()].join(' '));
  return new TokenCache({ sources, transport, signal: new AbortController().signal, exhausted });
}

test('a token is fetched once for all who wait, and kept', async ({ expect }) => {
  const clock = instantClock();
  const source = numbered(clock, undefined);
  const cache = cacheOf(clock, source);
  const { signal } = new AbortController();
  const tokens = await Promise.all(Array.from({ length: 20 }, () => cache.get(signal)));
  expect(new Set([...tokens, await cache.get(undefined)])).toEqual(new Set(['token-1']));
  expect(source.fetched).toBe(1);
});

test.for<[number, number]>([
  [3_600_000, 3_540_000],
  [10_000, 8000],
])('a token of %i ms is replaced after %i ms, once', async ([life, replaced], { expect }) => {
  const clock = instantClock();
  const source = numbered(clock, life);
  const cache = cacheOf(clock, source);
  await cache.get(undefined);
  clock.advance(replaced - 1);
  expect(await cache.get(undefined)).toBe('token-1');
  clock.advance(1);
  const tokens = await Promise.all([cache.get(undefined), cache.get(undefined)]);
  expect(tokens).toEqual(['token-2', 'token-2']);
});

test('a token that was refused is replaced once, for all who ask', async ({ expect }) => {
  const clock = instantClock();
  const cache = cacheOf(clock, numbered(clock, undefined));
  const refused = await cache.get(undefined);
  const both = await Promise.all([
    cache.renew(refused, undefined),
    cache.renew(refused, undefined),
  ]);
  expect([...both, await cache.renew(refused, undefined)]).toEqual([
    'token-2',
    'token-2',
    'token-2',
  ]);
});

test('a failure is not kept', async ({ expect }) => {
  const clock = instantClock();
  const source = numbered(clock, undefined);
  const cache = cacheOf(clock, source);
  source.fails = true;
  await expect(cache.get(undefined)).rejects.toThrow('no token 1');
  source.fails = false;
  expect(await cache.get(undefined)).toBe('token-2');
});

test('one who leaves does not take the token from the others', async ({ expect }) => {
  const clock = instantClock();
  const cache = cacheOf(clock, numbered(clock, undefined));
  const leaving = new AbortController();
  const left = cache.get(leaving.signal);
  const stays = cache.get(undefined);
  leaving.abort(new Error('enough'));
  await expect(left).rejects.toThrow('enough');
  expect(await stays).toBe('token-1');
});

test('a source that has no sign-in gives way to the next one, which stays', async ({ expect }) => {
  const clock = instantClock();
  const absent = (authType: AuthType): TokenSource => ({
    authType,
    certain: false,
    renewable: true,
    fetch: async () => {
      throw new WorkspaceError('unauthenticated', `${authType} is not signed in`);
    },
  });
  const cache = cacheOf(clock, absent('databricks-cli'), numbered(clock, 1000));
  expect(cache.authType).toBe('databricks-cli');
  expect(await cache.get(undefined)).toBe('token-1');
  expect(cache.authType).toBe('oauth-m2m');
  const none = cacheOf(clock, absent('databricks-cli'), absent('azure-cli'));
  await expect(none.get(undefined)).rejects.toThrow('databricks-cli azure-cli');
});
