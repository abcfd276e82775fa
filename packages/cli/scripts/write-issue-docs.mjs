// Writes docs/issues from the definitions of the issue codes, without a build.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const folder = new URL('../../../docs/issues/', import.meta.url);
const source = new URL('../src/reference/issue-markdown.ts', import.meta.url);

const { outputFiles } = await build({
  entryPoints: [fileURLToPath(source)],
  bundle: true,
  format: 'esm',
  conditions: ['air-source'],
  write: false,
});
const [{ contents }] = outputFiles;
const url = `data:text/javascript;base64,${Buffer.from(contents).toString('base64')}`;
const { issueMarkdown } = await import(url);

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const [name, text] of issueMarkdown()) writeFileSync(new URL(name, folder), text);
