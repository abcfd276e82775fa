import { readFileSync, readdirSync } from 'node:fs';
import { describe, test } from 'vitest';
import { parseOverrides, validateText } from '../index.ts';
import type { Issue } from '../index.ts';
import { issuePages } from './index.ts';
import type { Example } from './index.ts';

describe('every page', () => {
  test.for(issuePages)('$code has a wrong example whose first issue it is', (page, { expect }) => {
    const [first] = issuesOf(page.wrong);
    expect(first?.code).toBe(page.code);
  });

  test.for(issuePages)(
    '$code has a right example without it and without errors',
    (page, { expect }) => {
      const bad = issuesOf(page.right).filter(
        ({ code, severity }) => code === page.code || severity === 'error',
      );
      expect(bad).toEqual([]);
    },
  );

  test.for(issuePages)(
    '$code fits a terminal',
    ({ code, summary, meaning, wrong, right }, { expect }) => {
      expect(`${code}  ${summary}`.length).toBeLessThan(100);
      expect(summary).toMatch(/^[A-Z].*[^.]$/);
      expect(meaning).toMatch(/^[A-Z].*\.$/);
      const lines = `${wrong.shown}\n${right.shown}`.split('\n');
      expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(96);
    },
  );
});

describe('every code has one page', () => {
  const documented = issuePages.map(({ code }) => code);

  test('and no two pages are about one code', ({ expect }) => {
    expect(documented).toEqual([...new Set(documented)]);
  });

  test('of those that the sources and the tests of the rules name', ({ expect }) => {
    expect(documented).toEqual(expect.arrayContaining(codesInSources()));
  });

  test('of those that the conformance vectors and mutants draw', ({ expect }) => {
    expect(documented).toEqual(expect.arrayContaining(codesOfVectors()));
  });
});

function issuesOf({ file, overrides }: Example): readonly Issue[] {
  return validateText(file(), { overrides: parseOverrides(overrides) }).issues;
}

const source = new URL('..', import.meta.url);

/** `code: 'x'` of a problem, `syntax('x')` of read-text.ts, `'x', wrongType(…` of decode.ts, `(rule x)` in what tests are told. */
function codesInSources(): string[] {
  const forms = [
    /\bcode: '([a-z-]+)'/g,
    /\bsyntax\('([a-z-]+)'\)/g,
    /#report\(\w+, '([a-z-]+)'/g,
    /\((?:syntax|type|unknown-key|required|rule|warning) ([a-z-]+)\)/g,
  ];
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.startsWith('issue-docs'),
  );
  const texts = files.map((file) => readFileSync(new URL(file, source), 'utf8'));
  return distinct(
    texts.flatMap((text) =>
      forms.flatMap((form) => Array.from(text.matchAll(form), ([, code = '']) => code)),
    ),
  );
}

function codesOfVectors(): string[] {
  const files = ['vectors', 'mutants'].map(
    (name) => new URL(`../conformance/${name}.jsonl`, source),
  );
  const lines = files.flatMap((file) => readFileSync(file, 'utf8').split('\n').filter(Boolean));
  return distinct(
    lines.flatMap((line) => {
      const { yaml }: { yaml: string } = JSON.parse(line);
      return validateText(yaml).issues.map(({ code }) => code);
    }),
  );
}

function distinct(codes: readonly string[]): string[] {
  return [...new Set(codes)].toSorted();
}
