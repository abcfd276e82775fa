import { sarifLog } from '@air/validate/report';
import type { FileIssues, SarifTool } from '@air/validate/report';

import { version } from '../version.ts';
import { pageText } from './issue-help.ts';
import { pageMarkdown } from './issue-markdown.ts';
import { issuePages } from './issue-pages.ts';

/** The issues of files as SARIF, with the pages of the codes in it: they have no address that a log could name. */
export function sarifText(files: Iterable<FileIssues>): string {
  const log = sarifLog(files, { name: 'air', version, describe });
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

const describe: NonNullable<SarifTool['describe']> = (code) => {
  const page = issuePages.find((known) => known.code === code);
  return page && { ...page, help: { text: pageText(page), markdown: pageMarkdown(page) } };
};
