import { runConfig, runConfigField } from '@air/schema';
import type { RunConfig } from '@air/schema';
import * as v from 'valibot';
import { checkConfig } from './check/check-config.ts';
import { decode } from './decode/decode.ts';
import type { Issue } from './issue.ts';
import { isError, orderedIssues } from './ordered-issues.ts';
import type { Override } from './override/override.ts';
import { readDocument } from './read-document.ts';
import type { Config } from './rule.ts';
import type { RunDocument } from './run-document.ts';

/** What a file says and what is wrong with it. */
export interface Validation {
  /** Undefined if and only if there is an error among the issues. */
  readonly config: RunConfig | undefined;
  readonly document: RunDocument;
  /** Errors, then warnings, each in the order of run-config.md, "Fields". */
  readonly issues: readonly Issue[];
}

export interface ValidateOptions {
  /** Applied in their order before anything is checked. */
  readonly overrides?: readonly Override[] | undefined;
}

/** Checks a run config. Never throws: whatever the input, what is wrong with it is an issue. */
export function validateText(
  input: string | Uint8Array,
  { overrides = [] }: ValidateOptions = {},
): Validation {
  const { document, root, problems } = readDocument(input, overrides);
  if (root === undefined) {
    return { config: undefined, document, issues: orderedIssues(document.text, problems) };
  }

  const decoded = decode(root, runConfigField());
  const checks = isDecodedConfig(decoded.value)
    ? checkConfig({ config: decoded.value, root, undecoded: decoded.undecoded })
    : [];
  const issues = orderedIssues(document.text, problems, decoded.problems, checks);
  const isValid = !issues.some(isError) && v.is(runConfig, decoded.value);
  return { config: isValid ? decoded.value : undefined, document, issues };
}

/** `decode` was told by the schema's own tree what to make, so any map that it made is one. */
function isDecodedConfig(value: unknown): value is Config {
  return typeof value === 'object' && value !== null;
}
