import { formatPath } from '@air/validate';
import type { Issue, Severity } from '@air/validate';
import { textElement } from './element.ts';

/** A place that someone wants to see. */
export type Choice = Pick<Issue, 'range'> & Partial<Pick<Issue, 'override'>>;

/** An entry for each issue, in the order in which they are told: a button for its place, and for each other that it is about. */
export function issueList(
  issues: readonly Issue[],
  onChoose: (choice: Choice) => void,
): readonly HTMLElement[] {
  return issues.map((issue) => {
    const button = buttonOf(issue.message, () => onChoose(issue));
    button.dataset['severity'] = issue.severity;
    if (issue.hint !== undefined) button.append(textElement('small', issue.hint));
    button.append(textElement('small', `${placeOf(issue)}${issue.code}`));
    const entry = document.createElement('li');
    entry.append(button);
    for (const { path, range } of issue.related) {
      if (range === undefined) continue;
      const text = `see ${formatPath(path)}, line ${range.start.line}`;
      const other = buttonOf(text, () => onChoose({ range }));
      other.className = 'related';
      entry.append(other);
    }
    return entry;
  });
}

function buttonOf(text: string, onClick: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.append(text);
  button.addEventListener('click', onClick);
  return button;
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
