import type { Issue, Severity } from '@air/validate';
import { textElement } from './element.ts';

/** One button an issue, in the order in which they are told. */
export function issueList(
  issues: readonly Issue[],
  onChoose: (issue: Issue) => void,
): readonly HTMLElement[] {
  return issues.map((issue) => {
    const button = document.createElement('button');
    button.dataset['severity'] = issue.severity;
    button.append(issue.message);
    if (issue.hint !== undefined) button.append(textElement('small', issue.hint));
    button.append(textElement('small', `${placeOf(issue)}${issue.code}`));
    button.addEventListener('click', () => onChoose(issue));
    const entry = document.createElement('li');
    entry.append(button);
    return entry;
  });
}

function placeOf({ range, override }: Issue): string {
  if (override !== undefined) return `override ${override} · `;
  return range === undefined ? '' : `line ${range.start.line}, column ${range.start.column} · `;
}

/** `2 errors, 1 warning`; that a launch would take the config when there is no error. */
export function verdictOf(issues: readonly Issue[]): string {
  const errors = countOf(issues, 'error');
  const warnings = countOf(issues, 'warning');
  return [errors ?? 'Valid', warnings].filter((part) => part !== undefined).join(', ');
}

function countOf(issues: readonly Issue[], wanted: Severity): string | undefined {
  const count = issues.filter(({ severity }) => severity === wanted).length;
  if (count === 0) return undefined;
  return `${count} ${wanted}${count === 1 ? '' : 's'}`;
}
