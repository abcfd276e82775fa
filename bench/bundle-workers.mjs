import { build } from 'esbuild';

/** Bundles the sources of workers into a folder, as `.mjs` files of their names: Node 20 does not run TypeScript. */
export async function bundleWorkers(sources, folder) {
  await build({
    entryPoints: sources,
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    conditions: ['air-source'],
    external: ['fast-check'],
    // some dependencies are CommonJS and require parts of Node
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    logLevel: 'error',
  });
}
