import { UsageError } from '../errors/usage-error.ts';

/** What of a log's past is wanted, as the flags of `air logs` say. */
export interface LogPast {
  readonly tail?: number;
  /** In milliseconds since 1970. */
  readonly since?: number;
}

interface PastFlags {
  readonly tail: string | undefined;
  readonly since: string | undefined;
  readonly minutes: string | undefined;
}

/** Lines that are shown unless told: cli.md. */
const usualTail = 10_000;

/** Reads `--tail`, `--since` and `--minutes`, of which one may be given. */
export function parsePast({ tail, since, minutes }: PastFlags, now: number): LogPast {
  const given = [
    ...(tail === undefined ? [] : ['--tail']),
    ...(since === undefined ? [] : ['--since']),
    ...(minutes === undefined ? [] : ['--minutes']),
  ];
  if (given.length > 1) {
    throw new UsageError(`${given.join(' and ')} exclude each other: each says what to show first`);
  }
  if (since !== undefined) return { since: parseSince(since, now) };
  if (minutes !== undefined) return { since: now - wholeNumber('--minutes', minutes) * 60_000 };
  return { tail: tail === undefined ? usualTail : wholeNumber('--tail', tail) };
}

/** Reads `--retry`. */
export function parseAttempt(text: string | undefined): number | undefined {
  return text === undefined ? undefined : wholeNumber('--retry', text);
}

const unitSeconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** An age such as `10m`, or a time of RFC 3339. */
function parseSince(text: string, now: number): number {
  const [, count, unit = ''] = /^(\d{1,9})([smhd])$/.exec(text) ?? [];
  if (count !== undefined) return now - Number(count) * (unitSeconds[unit] ?? 0) * 1000;
  const isTime = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/.test(text);
  const time = isTime ? Date.parse(text.toUpperCase()) : Number.NaN;
  if (!Number.isNaN(time)) return time;
  throw new UsageError(
    `invalid --since "${text}": it is an age such as 90s, 10m, 2h or 1d, or a time such as 2026-01-31T12:00:00Z`,
  );
}

function wholeNumber(flag: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new UsageError(`invalid ${flag} "${text}": it is a whole number`);
}
