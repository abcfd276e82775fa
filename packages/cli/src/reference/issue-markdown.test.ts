import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'vitest';
import { issueMarkdown } from './issue-markdown.ts';

const folder = new URL('../../../../docs/issues/', import.meta.url);

test('docs/issues has a page for every code and no other; `pnpm --filter @air/cli run docs` writes them', ({
  expect,
}) => {
  expect(readdirSync(folder).toSorted()).toEqual([...issueMarkdown().keys()].toSorted());
});

test.for([...issueMarkdown()])(
  'docs/issues/%s is what the definition says',
  ([name, text], { expect }) => {
    expect(readFileSync(new URL(name, folder), 'utf8')).toBe(text);
  },
);
