import { requirementsFile, requirementsFileField } from '@air/schema';
import type { RequirementsFile } from '@air/schema';
import * as v from 'valibot';
import { checkRequirements } from './check/check-requirements.ts';
import { decode } from './decode/decode.ts';
import type { Issue } from './issue.ts';
import { isError, orderedIssues } from './ordered-issues.ts';
import { readDocument } from './read-document.ts';
import type { Decoded } from './rule.ts';

export interface RequirementsValidation {
  /** Undefined if and only if there is an error among the issues. */
  readonly requirements: RequirementsFile | undefined;
  readonly issues: readonly Issue[];
}

/** Checks the file that `environment.dependencies` names; never throws. */
export function validateRequirements(input: string | Uint8Array): RequirementsValidation {
  const { document, root, problems } = readDocument(input, []);
  if (root === undefined) {
    return { requirements: undefined, issues: orderedIssues(document.text, problems) };
  }
  const { value, problems: decoding } = decode(root, requirementsFileField());
  const checks = isDecodedRequirements(value) ? checkRequirements(value, root) : [];
  const issues = orderedIssues(document.text, problems, decoding, checks);
  const isValid = !issues.some(isError) && v.is(requirementsFile, value);
  return { requirements: isValid ? value : undefined, issues };
}

/** `decode` was told by the schema's own tree what to make, so any map that it made is one. */
function isDecodedRequirements(value: unknown): value is Decoded<RequirementsFile> {
  return typeof value === 'object' && value !== null;
}
