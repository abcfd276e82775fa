import type { Issue } from '../issue.ts';

/** The `KEY=VALUE` that brought the value in, safe to print: where a secret's name belongs, the secret may stand. */
export function shownOverride(issue: Issue): string | undefined {
  return mayShowSecret(issue) ? issue.override?.replace(/=.*$/s, '=…') : issue.override;
}

/** Where the name of a secret belongs, and where another value has that name, the secret itself may stand. */
export function mayShowSecret({ path, related }: Issue): boolean {
  return [path, ...related.map((other) => other.path)].some(([key]) => key === 'secrets');
}
