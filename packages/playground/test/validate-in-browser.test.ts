import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { test } from 'vitest';
import { answersTo } from './answers.ts';
import type { Case } from './answers.ts';
import { bundle } from './bundle.ts';
import { openBrowser } from './open-browser.ts';

const cases = ['vectors', 'bytes', 'mutants'].flatMap((name) => {
  const file = new URL(`../../validate/conformance/${name}.jsonl`, import.meta.url);
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line): Case => JSON.parse(line));
});

test('every conformance case has the same issues in a page and in a worker as in Node', async ({
  expect,
}) => {
  const browser = await openBrowser({
    '/': '<!doctype html><title>conformance</title>',
    '/cases.json': JSON.stringify(cases),
    '/answers.js': (await bundle(`export { answersTo } from './answers.ts'`)).code,
    '/worker.js': `
      import { answersTo } from '/answers.js';
      addEventListener('message', ({ data }) => postMessage(answersTo(data)));`,
  });
  try {
    const page = await browser.context.newPage();
    await page.goto('http://test.invalid/');
    const inPage = page.evaluate(`
      Promise.all([import('/answers.js'), fetch('/cases.json').then((file) => file.json())])
        .then(([{ answersTo }, cases]) => answersTo(cases))`);
    const inWorker = page.evaluate(`
      fetch('/cases.json').then((file) => file.json()).then((cases) => new Promise((resolve, reject) => {
        const worker = new Worker('/worker.js', { type: 'module' });
        worker.onmessage = ({ data }) => resolve(data);
        worker.onerror = ({ message }) => reject(new Error(message));
        worker.postMessage(cases);
      }))`);
    const inNode = answersTo(cases);
    expect(await inPage).toEqual(inNode);
    expect(await inWorker).toEqual(inNode);
    expect(browser.refused).toEqual([]);
  } finally {
    await browser.close();
  }
});

test('the bundle uses no global of Node and stays under 70 kB compressed', async ({ expect }) => {
  const { code } = await bundle(`export { validateText } from '@air/validate'`);
  expect(code).not.toContain('globalOfNode');
  expect(gzipSync(code).length).toBeLessThan(70_000);
});

test('an import of nothing brings nothing into a bundle', async ({ expect }) => {
  expect((await bundle(`import '@air/validate'`)).code).toBe('');
});

test('whoever formats paths does not get the YAML reader', async ({ expect }) => {
  const { inputs } = await bundle(`export { formatPath } from '@air/validate'`);
  expect(inputs).toEqual(['validate/src/format-path.ts']);
});
