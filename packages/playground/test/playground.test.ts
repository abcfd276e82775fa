import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, test } from 'vitest';
import { openBrowser } from './open-browser.ts';
import type { OpenBrowser } from './open-browser.ts';

const wrong = `experiment_name: heron
compute:
  num_accelerators: 3
  accelerator_type: GPU_8xH100
command: make
max_retrys: 1
`;

let folder: string;
let browser: OpenBrowser;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'air-playground-'));
  const build = fileURLToPath(new URL('../build.mjs', import.meta.url));
  execFileSync(process.execPath, [build, folder]);
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The page as it is opened from a disk, with a text in its editor. */
async function openPlayground(text: string): Promise<Page & { readonly complaints: string[] }> {
  const page = await browser.context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', ({ message }) => complaints.push(message));
  await page.goto(pathToFileURL(join(folder, 'index.html')).href);
  await page.locator('.cm-content').fill(text);
  return Object.assign(page, { complaints });
}

test('it opens with a valid config, asks no network and breaks no content policy', async ({
  expect,
}) => {
  const page = await openPlayground('');
  await page.reload();
  await page.locator('#verdict', { hasText: 'Valid' }).waitFor();
  await page.screenshot({ path: '/tmp/pg-1.png' });
  expect(await page.locator('.cm-content').innerText()).toContain('experiment_name');
  expect(page.complaints).toEqual([]);
  expect(browser.refused).toEqual([]);
});
