import { issuePage } from '@air/validate/issue-docs';
import type { IssuePage } from '@air/validate/issue-docs';
import { bundleDocs } from './bundle-docs.ts';
import { codeDocs, missingCodeDocs } from './code-docs.ts';
import { launchDocs } from './launch-docs.ts';
import { requirementsDocs } from './requirements-docs.ts';

/** A page for every code that a warning of a dry run can have. */
export const requirementsPages: readonly IssuePage[] = requirementsDocs.map(issuePage);

/** A page for every code of code that is missing on a machine. */
export const missingCodePages: readonly IssuePage[] = missingCodeDocs.map(issuePage);

/** A page for every code that only a launch brings up: of the code that it packs, and of the workspace. */
export const launchPages: readonly IssuePage[] = [...codeDocs, ...launchDocs].map(issuePage);

/** A page for every code that only a bundle brings up. */
export const bundlePages: readonly IssuePage[] = bundleDocs.map(issuePage);
