import { didYouMean } from '@air/validate';
import type { Example, IssuePage } from '@air/validate/issue-docs';

import { UsageError } from '../errors/usage-error.ts';
import type { HelpAnswer } from '../usage/help-answer.ts';
import { indented, listed, section, sections, wrapped } from '../usage/layout.ts';
import { issuePages } from './issue-pages.ts';

/** Help about an issue code; without one, what codes there are. Throws for a code that is none. */
export function issueHelp(code: string | undefined): HelpAnswer {
  if (code === undefined) return allCodes();
  const page = issuePages.find((candidate) => candidate.code === code);
  if (page === undefined) {
    const codes = issuePages.map((known) => known.code);
    throw new UsageError(`there is no issue code "${code}"`, {
      hint: 'Run "air help issue" for those that there are.',
      ...didYouMean(code, codes),
      usageLine: 'Usage: air help issue CODE',
    });
  }
  return { text: pageText(page), data: pageData(page) };
}

function allCodes(): HelpAnswer {
  return {
    text: sections([
      listed(
        'Issue codes',
        issuePages.map(({ code, summary }) => [code, summary]),
      ),
      'Run "air help issue CODE" for what one means, with a wrong and a right example.',
    ]),
    data: { issues: issuePages.map(({ code, summary }) => ({ code, summary })) },
  };
}

/** What a code means, with its examples. */
export function pageText({ code, summary, meaning, wrong, right }: IssuePage): string {
  return sections([
    `${code}: ${summary}`,
    wrapped(meaning),
    exampleText('Wrong', wrong),
    exampleText('Right', right),
  ]);
}

function exampleText(title: string, { shown, overrides }: Example): string | undefined {
  const flags = overrides.map((override) => ` --override ${override}`).join('');
  return section(flags === '' ? title : `${title}, with${flags}`, indented(shown));
}

function pageData({ code, summary, meaning, wrong, right }: IssuePage): object {
  return { code, summary, meaning, wrong: exampleData(wrong), right: exampleData(right) };
}

function exampleData({ shown, overrides }: Example): object {
  return { yaml: shown, overrides };
}
