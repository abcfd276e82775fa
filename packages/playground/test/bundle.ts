import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export interface Bundle {
  readonly code: string;
  /** The files that something of is in the bundle, by their path from the package on. */
  readonly inputs: readonly string[];
}

/** A module as a bundler ships it; for a browser, an import of Node's own modules makes it throw. */
export async function bundle(
  source: string,
  platform: 'browser' | 'node' = 'browser',
): Promise<Bundle> {
  const result = await build({
    stdin: { contents: source, resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
    bundle: true,
    platform,
    target: 'es2023',
    format: platform === 'node' ? 'cjs' : 'esm',
    conditions: ['air-source'],
    // Only the globals are replaced: whoever uses them shows up in the code.
    define: platform === 'node' ? {} : { Buffer: 'globalOfNode', process: 'globalOfNode' },
    minify: true,
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  const outputs = Object.values(result.metafile.outputs);
  return {
    code: result.outputFiles[0]?.text ?? '',
    inputs: outputs
      .flatMap(({ inputs }) => Object.entries(inputs))
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .map(([path]) => path.replace(/^.*(?:packages|node_modules)\//, '')),
  };
}
