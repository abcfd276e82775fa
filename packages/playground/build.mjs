// Bundles the page into one folder that can be opened or served as it is: dist, or the folder that is given.
import { copyFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('.', import.meta.url));
const folder = resolve(process.argv[2] ?? join(root, 'dist'));

rmSync(folder, { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: { playground: 'src/main.ts', style: 'src/style.css' },
  outdir: folder,
  bundle: true,
  platform: 'browser',
  target: 'es2023',
  // A script that is opened from a disk cannot be a module.
  format: 'iife',
  conditions: ['air-source'],
  minify: true,
  legalComments: 'external',
  logLevel: 'warning',
});
copyFileSync(join(root, 'src/index.html'), join(folder, 'index.html'));
