import type { Issue } from '../issue.ts';

/** The `KEY=VALUE` that brought the value in, safe to print: where a secret's name belongs, the secret may stand. */
export function shownOverride(issue: Issue): string | undefined {
  return mayShowSecret(issue) ? issue.override?.replace(/=.*$/s, '=…') : issue.override;
}

/** Where the name of a secret belongs, the secret itself may stand. */
export function mayShowSecret({ path }: Issue): boolean {
  return path[0] === 'secrets';
}
