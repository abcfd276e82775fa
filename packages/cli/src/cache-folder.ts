import { isAbsolute, join } from 'node:path';
import type { Env } from '@air/workspace';

/** Where `air` may keep what it can make again; undefined where the environment names no place. */
export function cacheFolder(env: Env): string | undefined {
  const { HOME: home, XDG_CACHE_HOME: caches = '' } = env;
  if (isAbsolute(caches)) return join(caches, 'air');
  return home ? join(home, '.cache', 'air') : undefined;
}
