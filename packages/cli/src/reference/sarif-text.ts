import { sarifLog } from '@air/validate/report';
import type { FileIssues } from '@air/validate/report';
import type { IssuePage } from '@air/validate/issue-docs';

import { version } from '../version.ts';
import { issuePages } from './issue-pages.ts';

/** The issues of files as SARIF, with what the pages of the codes say. */
export function sarifText(files: Iterable<FileIssues>): string {
  const log = sarifLog(files, { name: 'air', version, describe });
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function describe(code: string): IssuePage | undefined {
  return issuePages.find((page) => page.code === code);
}
