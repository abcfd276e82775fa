import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import bundledChromium from '@sparticuz/chromium';
import { chromium } from 'playwright-core';
import type { BrowserContext } from 'playwright-core';

const installedChromium = '/usr/bin/chromium';

export interface OpenBrowser {
  readonly context: BrowserContext;
  /** Every request that went beyond the page's own files, and so was refused. */
  readonly refused: readonly string[];
  close(): Promise<void>;
}

/**
 * A headless Chromium that reaches `files` (path to content, below `http://test.invalid`) and files of this machine, and
 * nothing else: Debian's where it is installed, else the one that comes inside an npm package. Leaves nothing behind.
 */
export async function openBrowser(
  files: Readonly<Record<string, string>> = {},
): Promise<OpenBrowser> {
  const box = await mkdtemp(join(tmpdir(), 'air-browser-'));
  const refused: string[] = [];
  try {
    const browser = await chromium.launch({
      executablePath: await executableIn(box),
      args: ['--disable-background-networking'],
      env: { ...process.env, HOME: box, TMPDIR: box, FONTCONFIG_PATH: join(box, 'fonts') },
    });
    const context = await browser.newContext();
    await context.route(/^https?:/, async (route) => {
      const { origin, pathname } = new URL(route.request().url());
      const body = origin === 'http://test.invalid' ? files[pathname] : undefined;
      if (body !== undefined) return route.fulfill({ body, contentType: contentType(pathname) });
      refused.push(route.request().url());
      return route.abort();
    });
    return {
      context,
      refused,
      close: async () => {
        await browser.close();
        await rm(box, { recursive: true, force: true, maxRetries: 5 });
      },
    };
  } catch (error) {
    await rm(box, { recursive: true, force: true, maxRetries: 5 });
    throw error;
  }
}

/** The npm package unpacks its Chromium where this process keeps temporary files. */
async function executableIn(box: string): Promise<string> {
  if (existsSync(installedChromium)) return installedChromium;
  const { TMPDIR } = process.env;
  process.env['TMPDIR'] = box;
  try {
    return await bundledChromium.executablePath();
  } finally {
    if (TMPDIR === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = TMPDIR;
  }
}

function contentType(path: string): string {
  if (path.endsWith('.js')) return 'text/javascript';
  return path.endsWith('.json') ? 'application/json' : 'text/html';
}
