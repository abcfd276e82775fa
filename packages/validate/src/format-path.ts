import type { Path } from './issue.ts';

/** `permissions[1].level`; the empty text for the whole document. A null key is `~` in a path. */
export function formatPath(path: Path): string {
  let text = '';
  for (const [index, step] of path.entries()) {
    if (typeof step === 'number') text += `[${step}]`;
    else text += index === 0 ? step : `.${step}`;
  }
  return text;
}
