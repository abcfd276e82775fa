// Holds what each public package would publish against publint and arethetypeswrong.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

const root = fileURLToPath(new URL('..', import.meta.url));
const box = mkdtempSync(join(tmpdir(), 'air-pack-'));

try {
  execFileSync('pnpm', ['-r', 'pack', '--pack-destination', box], { cwd: root, stdio: 'ignore' });
  const problems = [];
  for (const folder of readdirSync(join(root, 'packages'))) {
    const manifest = readManifest(join(root, 'packages', folder, 'package.json'));
    if (manifest.private === true) continue;
    const archive = readFileSync(join(box, `air-${folder}-${manifest.version}.tgz`));
    problems.push(...(await publishingProblems(archive, manifest.name)));
    // A bundled program has no exports and so no types.
    if (manifest.exports !== undefined)
      problems.push(...(await typeProblems(archive, manifest.name)));
  }
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length === 0 ? 0 : 1;
} finally {
  rmSync(box, { recursive: true, force: true });
}

function readManifest(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

async function publishingProblems(archive, name) {
  const { messages, pkg } = await publint({
    strict: true,
    pack: {
      tarball: archive.buffer.slice(archive.byteOffset, archive.byteOffset + archive.length),
    },
  });
  return messages.map((message) => `${name}: ${formatMessage(message, pkg, { color: false })}`);
}

/** Every way of importing each entry on Node and in bundlers; `require` of ESM works on every Node that is supported. */
async function typeProblems(archive, name) {
  const result = await checkPackage(createPackageFromTarballData(new Uint8Array(archive)));
  if (!result.types) return [`${name}: ships no types`];
  return result.problems
    .filter(
      ({ kind, resolutionKind }) => kind !== 'CJSResolvesToESM' && resolutionKind !== 'node10',
    )
    .map((problem) => `${name}: ${JSON.stringify(problem)}`);
}
