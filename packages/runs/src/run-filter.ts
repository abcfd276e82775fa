import type { RunSummary } from './run-summary.ts';

/** Which runs a list has: of each key that is given, a run has one of the values. */
export interface RunFilter {
  /** `*` stands for any text, `?` for one character. */
  readonly experiment?: readonly string[];
  readonly user?: readonly string[];
  /** As the list shows it, in any case. */
  readonly status?: readonly string[];
  readonly acceleratorType?: readonly string[];
  readonly accelerators?: readonly number[];
}

/** Whether a run passes a filter. */
export function passes(run: RunSummary, filter: RunFilter): boolean {
  const { experiment, user, status, acceleratorType, accelerators } = filter;
  const name = run.experiment ?? run.name ?? '';
  return (
    isOneOf(experiment, (glob) => globPattern(glob).test(name)) &&
    isOneOf(user, (wanted) => isSame(wanted, run.user)) &&
    isOneOf(status, (wanted) => isSame(wanted, run.status.status)) &&
    isOneOf(acceleratorType, (wanted) => isSame(wanted, run.acceleratorType)) &&
    isOneOf(accelerators, (wanted) => wanted === run.accelerators)
  );
}

function isOneOf<T>(wanted: readonly T[] | undefined, fits: (value: T) => boolean): boolean {
  return wanted === undefined || wanted.some(fits);
}

function isSame(wanted: string, value: string | undefined): boolean {
  return wanted.toLowerCase() === value?.toLowerCase();
}

/** Stars that follow each other are one, so that no name takes long to look at. */
function globPattern(glob: string): RegExp {
  const pattern = glob
    .replaceAll(/\*+/g, '*')
    .replaceAll(/[\\^$.|+()[\]{}]/g, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${pattern}$`, 's');
}
