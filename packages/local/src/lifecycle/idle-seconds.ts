import { LocalError } from '../errors.ts';
import type { Env } from '../store/state-directory.ts';

const usualIdleSeconds = 600;

/** With less, a server could end before its first request. */
const leastIdleSeconds = 1;

/** How long a server stays without a run or a request: `AIR_LOCAL_IDLE_SECONDS`, else 10 minutes. Source: local.md. */
export function localIdleSeconds(env: Env): number {
  const text = env['AIR_LOCAL_IDLE_SECONDS'];
  if (!text) return usualIdleSeconds;
  if (text === 'never') return Number.POSITIVE_INFINITY;
  if (/^\d+(\.\d+)?$/.test(text)) return Math.max(Number(text), leastIdleSeconds);
  throw new LocalError(
    'bad-idle-seconds',
    `AIR_LOCAL_IDLE_SECONDS must be a number of seconds or "never", got "${text}"`,
  );
}

/** The variable as `localIdleSeconds` reads it. */
export function idleSecondsText(seconds: number): string {
  return seconds === Number.POSITIVE_INFINITY ? 'never' : String(seconds);
}
