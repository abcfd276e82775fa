import type { RunFilter } from '@air/runs';
import { didYouMean } from '@air/validate';

import { UsageError } from '../errors/usage-error.ts';

/** Every status that a run can show. */
const statuses = [
  'PENDING',
  'QUEUED',
  'BLOCKED',
  'WAITING_FOR_RETRY',
  'RUNNING',
  'TERMINATING',
  'TERMINATED',
  'SKIPPED',
  'INTERNAL_ERROR',
  'SUCCESS',
  'FAILED',
  'TIMEDOUT',
  'CANCELED',
  'MAXIMUM_CONCURRENT_RUNS_REACHED',
  'EXCLUDED',
  'SUCCESS_WITH_FAILURES',
  'UPSTREAM_FAILED',
  'UPSTREAM_CANCELED',
  'DISABLED',
  'UNKNOWN',
];

const keys = ['experiment', 'user', 'status', 'accelerator_type', 'num_accelerators'];

/** Reads `--filter K=V` flags: of one key any value will do, of several keys each has to fit. */
export function parseRunFilter(flags: readonly string[]): RunFilter | undefined {
  if (flags.length === 0) return undefined;
  const given = flags.map(keyAndValue);
  const valuesOf = (key: string): string[] =>
    given.flatMap(([name, value]) => (name === key ? value : []));
  const all = {
    experiment: valuesOf('experiment'),
    user: valuesOf('user'),
    status: valuesOf('status').map(checkedStatus),
    acceleratorType: valuesOf('accelerator_type'),
    accelerators: valuesOf('num_accelerators').map(checkedCount),
  };
  return Object.fromEntries(Object.entries(all).filter(([, values]) => values.length > 0));
}

function keyAndValue(flag: string): [key: string, value: string] {
  const [key = '', ...rest] = flag.split('=');
  const value = rest.join('=');
  if (!keys.includes(key)) {
    throw new UsageError(
      `invalid --filter "${flag}": it is KEY=VALUE with one of the keys ${keys.join(', ')}`,
      didYouMean(key, keys),
    );
  }
  if (value === '') throw new UsageError(`invalid --filter "${flag}": ${key} needs a value`);
  return [key, value];
}

function checkedStatus(value: string): string {
  if (statuses.includes(value.toUpperCase())) return value;
  throw new UsageError(`invalid --filter "status=${value}": no run has such a status`, {
    hint: didYouMean(value, statuses).hint ?? 'Among them are RUNNING, SUCCESS and FAILED.',
  });
}

function checkedCount(value: string): number {
  if (/^[1-9]\d{0,8}$/.test(value)) return Number(value);
  throw new UsageError(
    `invalid --filter "num_accelerators=${value}": it is a number of GPUs, such as 8`,
  );
}
