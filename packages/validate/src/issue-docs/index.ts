import { fileDocs } from './file-docs.ts';
import { issuePage } from './issue-page.ts';
import type { IssuePage } from './issue-page.ts';
import { keyDocs } from './key-docs.ts';
import { nodeDocs } from './node-docs.ts';
import { ruleDocs } from './rule-docs.ts';
import { syntaxDocs } from './syntax-docs.ts';

export type { ExampleDoc, IssueDoc, SpecialExample } from '../issue-doc.ts';
export { issuePage } from './issue-page.ts';
export type { Example, IssuePage } from './issue-page.ts';

/** A page for every code that an issue of this package can have, by code. */
export const issuePages: readonly IssuePage[] = [
  ...fileDocs,
  ...syntaxDocs,
  ...nodeDocs,
  ...keyDocs,
  ...ruleDocs,
]
  .map(issuePage)
  .toSorted((a, b) => (a.code < b.code ? -1 : 1));
