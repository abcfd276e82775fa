import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { vi } from 'vitest';
import { test } from '../../../test/air.ts';
import { openPage } from './open-page.ts';

const url = 'https://x.example/jobs/runs/7?o=1&a=$(touch nothing)';

test.for([
  ['linux', 'xdg-open', { DISPLAY: ':0' }, [url]],
  ['freebsd', 'xdg-open', { WAYLAND_DISPLAY: 'wayland-0' }, [url]],
  ['darwin', 'open', {}, [url]],
  ['win32', 'rundll32.exe', {}, ['url.dll,FileProtocolHandler', url]],
] as const)(
  '%s opens a page with %s, which gets the link as it is',
  async ([platform, name, env, args], { expect, folder }) => {
    const told = join(folder, 'told');
    const opener = `#!/bin/sh\nprintf '%s\\n' "$@" > '${told}.new' && mv '${told}.new' '${told}'\n`;
    await writeFile(join(folder, name), opener, { mode: 0o755 });
    const PATH = `${folder}:/usr/bin:/bin`;
    expect(await openPage(url, { ...env, PATH }, platform)).toBe(true);
    const text = await vi.waitUntil(() => readFile(told, 'utf8').catch(() => undefined));
    expect(text).toBe(`${args.join('\n')}\n`);
    for (const remote of [{ SSH_CONNECTION: '::1 1 ::1 2' }, { SSH_TTY: '/dev/pts/0' }]) {
      expect(await openPage(url, { ...env, ...remote, PATH }, platform)).toBe(false);
    }
    await writeFile(join(folder, name), '#!/no/such/interpreter\n');
    expect(await openPage(url, { ...env, PATH }, platform)).toBe(false);
  },
);

test('without a display, and without an opener, no page is opened', async ({ expect, folder }) => {
  expect(await openPage(url, { PATH: '/usr/bin:/bin' }, 'linux')).toBe(false);
  expect(await openPage(url, { PATH: folder, DISPLAY: ':0' }, 'linux')).toBe(false);
});
