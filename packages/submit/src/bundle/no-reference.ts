import { formatPath } from '@air/validate';
import type { Path } from '@air/validate';
import { SubmitError } from '../errors.ts';

/** Throws where a text of the config would be read as a variable of the bundle, which has no way to write `${…}` itself. */
export function requireNoReference(job: object): void {
  const found = findReference(job, []);
  if (found === undefined) return;
  const { reference, path } = found;
  throw new SubmitError(
    'not-in-bundle',
    `${reference} cannot be said in a bundle, which takes it for a variable of its own (${formatPath(path)} of the job)`,
    { hint: 'Write out what it stands for.' },
  );
}

interface Found {
  readonly reference: string;
  readonly path: Path;
}

function findReference(value: unknown, path: Path): Found | undefined {
  if (typeof value === 'string') {
    const [reference] = /\$\{[^}]*\}/.exec(value) ?? [];
    return reference === undefined ? undefined : { reference, path };
  }
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, within] of Object.entries(value)) {
    const step = Array.isArray(value) ? Number(key) : key;
    const found = findReference(within, [...path, step]);
    if (found !== undefined) return found;
  }
  return undefined;
}
