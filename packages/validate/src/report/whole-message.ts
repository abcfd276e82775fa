import type { Issue } from '../issue.ts';
import { shownOverride } from './shown-override.ts';

/** All that an issue says, for readers that show one text: what is wrong, the override that did it, the hint. */
export function wholeMessage(issue: Issue): string {
  const override = shownOverride(issue);
  const origin = override === undefined ? '' : ` (--override ${override})`;
  const hint = issue.hint === undefined ? '' : `\nhint: ${issue.hint}`;
  return `${issue.message}${origin}${hint}`;
}
