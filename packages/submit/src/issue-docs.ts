import { issuePage } from '@air/validate/issue-docs';
import type { IssuePage } from '@air/validate/issue-docs';
import { bundleDocs } from './bundle/bundle-docs.ts';
import { requirementsDocs } from './checks/requirements-docs.ts';
import { launchDocs } from './steps/launch-docs.ts';

/** A page for every code that a warning of a dry run can have. */
export const requirementsPages: readonly IssuePage[] = requirementsDocs.map(issuePage);

/** A page for every code that only a workspace brings up. */
export const launchPages: readonly IssuePage[] = launchDocs.map(issuePage);

/** A page for every code that only a bundle brings up. */
export const bundlePages: readonly IssuePage[] = bundleDocs.map(issuePage);
