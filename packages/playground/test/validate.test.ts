import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, test } from 'vitest';
import { answersTo } from './answers.ts';
import type { Case } from './answers.ts';
import { bundle } from './bundle.ts';
import { openBrowser } from './open-browser.ts';
import type { OpenBrowser } from './open-browser.ts';

const cases = ['vectors', 'bytes', 'mutants'].flatMap((name) => {
  const file = new URL(`../../validate/conformance/${name}.jsonl`, import.meta.url);
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line): Case => JSON.parse(line));
});

/** The first example in a language of the README of `@air/validate`. */
function readmeExample(language: string): string {
  const readme = readFileSync(new URL('../../validate/README.md', import.meta.url), 'utf8');
  const [, example] = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'ms').exec(readme) ?? [];
  if (example === undefined) throw new Error(`the README has no example in ${language}`);
  return example;
}

let browser: OpenBrowser;

beforeAll(async () => {
  const { code } = await bundle(
    `export * from '@air/validate'; export { answersTo } from './answers.ts'`,
  );
  browser = await openBrowser({
    '/': '<!doctype html><title>conformance</title>',
    '/cases.json': JSON.stringify(cases),
    '/validate.js': code,
    '/worker.js': `
      import { answersTo } from '/validate.js';
      addEventListener('message', ({ data }) => postMessage(answersTo(data)));`,
    '/example': readmeExample('html'),
  });
});

afterAll(() => browser.close());

test('every conformance case has the same issues in a page and in a worker as in Node', async ({
  expect,
}) => {
  const page = await browser.context.newPage();
  await page.goto('http://test.invalid/');
  const inPage = page.evaluate(`
    Promise.all([import('/validate.js'), fetch('/cases.json').then((file) => file.json())])
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
});

test('the web page of the README shows what is typed into it', async ({ expect }) => {
  const page = await browser.context.newPage();
  await page.goto('http://test.invalid/example');
  await page.locator('#config').fill('max_retrys: 1');
  expect(await page.locator('#issues').innerText()).toContain(
    'line 1: unknown key max_retrys: did you mean max_retries?',
  );
});

test('the script of the README prints what is wrong and exits with 1', async ({ expect }) => {
  const folder = mkdtempSync(join(tmpdir(), 'air-readme-'));
  try {
    writeFileSync(join(folder, 'check.cjs'), (await bundle(readmeExample('js'), 'node')).code);
    writeFileSync(join(folder, 'wrong.yaml'), 'max_retrys: 1\n');
    const { status, stderr } = spawnSync(process.execPath, ['check.cjs', 'wrong.yaml'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(stderr).toContain('unknown key max_retrys: did you mean max_retries?');
    expect(stderr).toContain('wrong.yaml:1:1');
  } finally {
    rmSync(folder, { recursive: true, force: true });
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
