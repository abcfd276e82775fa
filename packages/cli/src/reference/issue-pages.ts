import {
  bundlePages,
  launchPages,
  missingCodePages,
  requirementsPages,
} from '@air/submit/issue-docs';
import { issuePage, issuePages as validatorPages } from '@air/validate/issue-docs';
import type { IssuePage } from '@air/validate/issue-docs';

import { pathDocs } from './path-docs.ts';

/** A page for every code that an issue can have, by code. */
export const issuePages: readonly IssuePage[] = [
  ...validatorPages,
  ...requirementsPages,
  ...missingCodePages,
  ...launchPages,
  ...bundlePages,
  ...pathDocs.map(issuePage),
].toSorted((a, b) => (a.code < b.code ? -1 : 1));
