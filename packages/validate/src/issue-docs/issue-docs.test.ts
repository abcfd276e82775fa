import { globSync, readFileSync } from 'node:fs';
import { describe, test } from 'vitest';
import { parseOverrides, validateText } from '../index.ts';
import type { Issue } from '../index.ts';
import { issuePages } from './index.ts';
import type { Example } from './index.ts';

describe('examples', () => {
  test.for(issuePages)('$code: the wrong one draws it, the right one no error', (page, { expect }) => {
    const { code, wrong, right } = page;
    expect(codesOf(issuesOf(wrong))).toContain(code);
    expect(issuesOf(right).filter(({ severity, ...issue }) => severity === 'error' || issue.code === code)).toEqual([]);
  });

  test.for(issuePages)('$code: the wrong one has nothing else wrong', (page, { expect }) => {
    expect([...new Set(codesOf(issuesOf(page.wrong)))]).toEqual([page.code]);
  });
});

function issuesOf({ file, overrides }: Example): readonly Issue[] {
  return validateText(file(), { overrides: parseOverrides(overrides) }).issues;
}

function codesOf(issues: readonly Issue[]): readonly string[] {
  return issues.map(({ code }) => code);
}
