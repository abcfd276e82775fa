import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, test } from 'vitest';
import { openBrowser } from './open-browser.ts';
import type { OpenBrowser } from './open-browser.ts';

const valid = `experiment_name: heron
compute:
  num_accelerators: 8
  accelerator_type: GPU_8xH100
command: make
`;

const complaints: string[] = [];
let folder: string;
let browser: OpenBrowser;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'air-playground-'));
  const build = fileURLToPath(new URL('../build.mjs', import.meta.url));
  execFileSync(process.execPath, [build, folder]);
  browser = await openBrowser();
  browser.context.setDefaultTimeout(10_000);
  browser.context.on('console', (message) => complaints.push(message.text()));
  browser.context.on('weberror', (failure) => complaints.push(failure.error().message));
});

afterEach(({ expect }) => {
  // A breach of the page's Content-Security-Policy is a message of the console.
  expect({ complaints, refused: browser.refused }).toEqual({ complaints: [], refused: [] });
});

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The page as it is opened from a disk, with a text that was typed or with its own. */
async function openPlayground(text?: string): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(pathToFileURL(join(folder, 'index.html')).href);
  if (text === undefined) return page;
  await page.locator('.cm-content').click();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(text);
  return page;
}

function verdict(page: Page, text: string): Promise<void> {
  return page.locator('#verdict').getByText(text, { exact: true }).waitFor();
}

function lineOf(page: Page, text: string): Locator {
  return page.locator('.cm-line', { hasText: text });
}

test('it opens with a config that is valid', async ({ expect }) => {
  const page = await openPlayground();
  await verdict(page, 'Valid');
  expect(await page.locator('.cm-content').innerText()).toContain('experiment_name: ');
  expect(await page.locator('#issues li').count()).toBe(0);
});

test('a mistake is shown at its line while it is typed, and goes when it is mended', async ({
  expect,
}) => {
  const page = await openPlayground(valid);
  await verdict(page, 'Valid');
  await lineOf(page, 'num_accelerators').click();
  await page.keyboard.press('End');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('3');
  await verdict(page, '1 error');
  expect(await page.locator('#issues').innerText()).toBe(
    'compute.num_accelerators for GPU_8xH100 must be a multiple of 8, got 3\nline 3, column 3 · whole-nodes\nsee compute.accelerator_type, line 4',
  );
  expect(await lineOf(page, 'num_').locator('.cm-lintRange-error').innerText()).toBe(
    'num_accelerators',
  );
  await page.keyboard.press('Backspace');
  await page.keyboard.type('16');
  await verdict(page, 'Valid');
  expect(await page.locator('.cm-lintRange-error').count()).toBe(0);
});

test('the documentation of a field is shown over its key', async ({ expect }) => {
  const page = await openPlayground(valid);
  await lineOf(page, 'accelerator_type').hover({ position: { x: 40, y: 8 } });
  await page.locator('.field-docs').waitFor();
  const [title, , facts, example] = await page.locator('.field-docs > *').allInnerTexts();
  expect([title, facts, example]).toEqual([
    'Type of GPU',
    'text · required · one of: GPU_1xA10, GPU_1xH100, GPU_8xH100, GPU_8xB300',
    'accelerator_type: GPU_8xH100',
  ]);
});

test('an issue that is chosen is selected in the editor', async ({ expect }) => {
  const page = await openPlayground(`${valid}${'# a line\n'.repeat(200)}max_retrys: 1\n`);
  await page.getByText('did you mean max_retries?').click();
  await page.locator('.cm-activeLine', { hasText: 'max_retrys' }).waitFor();
  await page.keyboard.type('max_retries');
  await verdict(page, 'Valid');
  expect(await lineOf(page, 'max_retries: 1').count()).toBe(1);
});

test('both places of a rule between two fields are marked, and can be chosen', async ({
  expect,
}) => {
  const page = await openPlayground(valid.replace('8', '3'));
  await verdict(page, '1 error');
  expect(await page.locator('.cm-lintRange-error').innerText()).toBe('num_accelerators');
  expect(await page.locator('.cm-lintRange-info').innerText()).toBe('accelerator_type');
  await page.getByText('see compute.accelerator_type, line 4', { exact: true }).click();
  await page.locator('.cm-activeLine', { hasText: 'accelerator_type' }).waitFor();
});

test('overrides are checked with the config, and one that cannot be used is told', async ({
  expect,
}) => {
  const page = await openPlayground(valid);
  await page.getByText('Overrides').click();
  await page.locator('#overrides').fill('max_retries=-1\n');
  await verdict(page, '1 error');
  const issue = page.locator('#issues button');
  expect(await issue.innerText()).toContain('override max_retries=-1 · at-least');
  await issue.click();
  expect(await page.locator('#overrides:focus').count()).toBe(1);
  await page.locator('#overrides').fill('max_retries');
  await page.getByRole('alert').getByText('the override "max_retries" has no =').waitFor();
  await verdict(page, 'Valid');
});

test('a key and its value are completed', async ({ expect }) => {
  const page = await openPlayground('compute:\n  num_accelerators: 1\n  acc');
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Control+Space');
  await page
    .locator('.cm-tooltip-autocomplete')
    .getByText('accelerator_type', { exact: true })
    .click();
  await page.keyboard.press('Control+Space');
  await page.locator('.cm-tooltip-autocomplete').getByText('GPU_1xA10', { exact: true }).click();
  expect(await lineOf(page, 'accelerator_type').innerText()).toBe('  accelerator_type: GPU_1xA10');
});
