import type { Path } from './issue.ts';

/** `permissions[1].level`; the empty text for the whole document. A null key is `~` in a path. */
export function formatPath(path: Path): string {
  // Joined, as a text that grows step by step keeps all that it was on the way.
  return path
    .map((step, index) =>
      typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`,
    )
    .join('');
}
