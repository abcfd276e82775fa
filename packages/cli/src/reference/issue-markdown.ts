import { parseOverrides, validateText } from '@air/validate';
import type { Issue } from '@air/validate';
import type { Example, IssuePage } from '@air/validate/issue-docs';

import { issuePages } from './issue-pages.ts';

/** The files of `docs/issues/`, by name. */
export function issueMarkdown(): ReadonlyMap<string, string> {
  const pages = issuePages.map((page) => [`${page.code}.md`, fileMarkdown(page)] as const);
  return new Map([['README.md', indexMarkdown()], ...pages]);
}

function indexMarkdown(): string {
  return paragraphs([
    '# Issue codes',
    'What `air` finds in a run config has a code. `air help issue CODE` shows the same pages in a terminal.',
    [
      '| code | |',
      '|---|---|',
      ...issuePages.map(({ code, summary }) => `| [${code}](${code}.md) | ${inTable(summary)} |`),
    ].join('\n'),
  ]);
}

function fileMarkdown(page: IssuePage): string {
  return paragraphs([`# ${page.code}`, pageMarkdown(page), '[All issue codes](README.md)']);
}

/** A page without its title and links, to stand elsewhere. */
export function pageMarkdown({ code, summary, meaning, wrong, right }: IssuePage): string {
  const issue = issuesOf(wrong).find((candidate) => candidate.code === code);
  return paragraphs([
    `**${escaped(summary)}.**`,
    escaped(meaning),
    '## Wrong',
    exampleMarkdown(wrong),
    issue &&
      fenced('text', `${issue.severity === 'error' ? 'Error' : 'Warning'}: ${issue.message}`),
    '## Right',
    exampleMarkdown(right),
  ]).trimEnd();
}

function issuesOf({ file, overrides }: Example): readonly Issue[] {
  return validateText(file(), { overrides: parseOverrides(overrides) }).issues;
}

function exampleMarkdown({ shown, overrides }: Example): string {
  const code = fenced('yaml', shown);
  if (overrides.length === 0) return code;
  return `With ${overrides.map((override) => `\`--override ${override}\``).join(' ')}:\n\n${code}`;
}

function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

function inTable(text: string): string {
  return escaped(text).replaceAll('|', '\\|');
}

/** With a backslash before what Markdown would take for its own, but for pairs of back quotes. */
function escaped(text: string): string {
  return text.replaceAll(/(`[^`]+`)|[\\*<`]|(?<!\w)_|_(?!\w)/g, (found, code?: string) =>
    code === undefined ? `\\${found}` : found,
  );
}

function paragraphs(parts: readonly (string | undefined)[]): string {
  return `${parts.filter((part) => part !== undefined).join('\n\n')}\n`;
}
