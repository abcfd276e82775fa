import type { Issue, RelatedPlace } from '../issue.ts';

/**
 * The `KEY=VALUE` that brought the value of an issue in, or that of another place of it, safe to print: where a secret's name
 * belongs, the secret may stand.
 */
export function shownOverride(
  issue: Issue,
  { override }: Issue | RelatedPlace = issue,
): string | undefined {
  return mayShowSecret(issue) ? override?.replace(/=.*$/s, '=…') : override;
}

/** Where the name of a secret belongs, and where another value has that name, the secret itself may stand. */
export function mayShowSecret({ path, related }: Issue): boolean {
  return [path, ...related.map((other) => other.path)].some(([key]) => key === 'secrets');
}
