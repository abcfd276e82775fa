// Bundles the command line into dist: one CommonJS file an entry, all side by side.
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('.', import.meta.url));
const dist = join(root, 'dist');

/** What a dry run does not need is a file of its own, which is loaded when it is asked for. */
const lazyParts = {
  name: 'lazy-parts',
  setup({ onResolve }) {
    onResolve({ filter: /\/(?:code|program|reference|remote)\.ts$/ }, ({ kind, path }) =>
      kind === 'dynamic-import'
        ? { path: `./${basename(path, '.ts')}.cjs`, external: true }
        : undefined,
    );
  },
};

/**
 * What is changed in files of clipanion, for a fifth of the time of a dry run. It opens all three standard streams and asks the
 * terminal for its colours as soon as it is imported: our commands write through their host. And it adds up the flags of each
 * state of its parser one by one, comparing each with all before, where most states have none yet.
 */
const clipanionChanges = {
  'advanced/Cli.mjs': [/^Cli\.defaultContext = \{[^}]*\};$/m, 'Cli.defaultContext = {};'],
  'core.mjs': [
    'for (const [test, transition] of toDef.dynamics)',
    'if (nodeDef.dynamics.length === 0) nodeDef.dynamics.push(...toDef.dynamics); else $&',
  ],
};

const quickClipanion = {
  name: 'quick-clipanion',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^\.\.\/platform$/ }, ({ path, resolveDir }) => ({
      path: join(resolveDir, path, 'browser.mjs'),
    }));
    for (const [file, [before, after]] of Object.entries(clipanionChanges)) {
      onLoad({ filter: new RegExp(`clipanion/lib/${file}$`) }, ({ path }) => {
        const source = readFileSync(path, 'utf8');
        const contents = source.replace(before, after);
        if (contents === source) throw new Error(`${path} no longer holds ${before}`);
        return { contents };
      });
    }
  },
};

/** Of undici, the part that we use: all of it loads Node's own copy as well, for its `fetch`. */
const leanUndici = {
  name: 'lean-undici',
  setup({ onLoad }) {
    onLoad({ filter: /undici\/index\.js$/ }, ({ path }) => ({
      resolveDir: dirname(path),
      contents: `
        import Agent from './lib/dispatcher/agent.js';
        import Dispatcher from './lib/dispatcher/dispatcher.js';
        import EnvHttpProxyAgent from './lib/dispatcher/env-http-proxy-agent.js';
        import Pool from './lib/dispatcher/pool.js';
        import connect from './lib/api/api-connect.js';
        import request from './lib/api/api-request.js';
        Object.assign(Dispatcher.prototype, { connect, request });
        export { Agent, EnvHttpProxyAgent, Pool };`,
    }));
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
  // The module form of the same files: what is not used is left out, and the rest is one scope that runs faster.
  alias: {
    clipanion: 'clipanion/lib/advanced/index.mjs',
    yaml: fileURLToPath(new URL('node_modules/yaml/browser/dist/index.js', import.meta.url)),
  },
  minify: true,
  legalComments: 'external',
  logLevel: 'warning',
};

rmSync(dist, { recursive: true, force: true });
// What air.cjs loads stands in a function, so that it need not put it into one at each start.
await build({
  ...shared,
  entryPoints: {
    main: 'src/bin/main.ts',
    code: 'src/code.ts',
    program: 'src/bin/program.ts',
    reference: 'src/reference.ts',
    remote: 'src/remote.ts',
  },
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  banner: { js: '(function (exports, require, module, __filename, __dirname) {' },
  footer: { js: '})' },
  plugins: [lazyParts, quickClipanion, leanUndici],
});
await build({
  ...shared,
  entryPoints: ['src/bin/local-server.ts'],
  outfile: 'dist/local-server.cjs',
});
await build({
  ...shared,
  entryPoints: ['src/bin/air.ts'],
  outfile: 'dist/air.cjs',
  banner: { js: '#!/usr/bin/env node' },
  define: {
    AIR_BUILD: JSON.stringify(
      buildId('main.cjs', 'code.cjs', 'program.cjs', 'reference.cjs', 'remote.cjs'),
    ),
  },
});
chmodSync(join(dist, 'air.cjs'), 0o755);
// What links in a terminal lead to.
cpSync(join(root, '../../docs/issues'), join(dist, 'issues'), { recursive: true });

/** Changes when one of the files does. */
function buildId(...files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(join(dist, file)));
  return hash.digest('hex').slice(0, 16);
}
