// Bundles the command line into dist: one CommonJS file an entry, all side by side.
import { createHash } from 'node:crypto';
import { chmodSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('.', import.meta.url));
const dist = join(root, 'dist');

/** What a dry run does not need is a file of its own, which is loaded when it is asked for. */
const lazyRemote = {
  name: 'lazy-remote',
  setup({ onResolve }) {
    onResolve({ filter: /\/remote\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './remote.cjs', external: true } : undefined,
    );
  },
};

/** @type {import('esbuild').BuildOptions} */
const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'cjs',
  // Files that are loaded through the code cache cannot import; they require.
  supported: { 'dynamic-import': false },
  conditions: ['air-source'],
  // The module form of the same files, so that what is not used can be left out.
  alias: { clipanion: 'clipanion/lib/advanced/index.mjs' },
  minify: true,
  legalComments: 'external',
  logLevel: 'warning',
};

rmSync(dist, { recursive: true, force: true });
await build({
  ...shared,
  entryPoints: {
    main: 'src/bin/main.ts',
    remote: 'src/remote.ts',
    'local-server': 'src/bin/local-server.ts',
  },
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  plugins: [lazyRemote],
});
await build({
  ...shared,
  entryPoints: ['src/bin/air.ts'],
  outfile: 'dist/air.cjs',
  banner: { js: '#!/usr/bin/env node' },
  define: { AIR_BUILD: JSON.stringify(buildId('main.cjs', 'remote.cjs')) },
});
chmodSync(join(dist, 'air.cjs'), 0o755);

/** Changes when one of the files does. */
function buildId(...files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(join(dist, file)));
  return hash.digest('hex').slice(0, 16);
}
