import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'vitest';
import { contract } from './contract.ts';

const packages = fileURLToPath(new URL('../', import.meta.url));
const scenarios = fileURLToPath(new URL('scenarios/', import.meta.url));

/** The ids that scenarios cite. One that is not there does not compile. */
const cited = new Set(
  readdirSync(scenarios)
    .flatMap((name) => [
      ...readFileSync(join(scenarios, name), 'utf8').matchAll(/\bcovers\(([^)]*)\)/g),
    ])
    .flatMap(([, ids = '']) => [...ids.matchAll(/'([^']+)'/g)])
    .map(([, id]) => id),
);

test('every sentence of the contract is shown by a test', ({ expect }) => {
  const unshown = Object.entries(contract).filter(
    ([id, [, ...shownBy]]) => shownBy.length === 0 && !cited.has(id),
  );
  expect(unshown).toEqual([]);
});

test('every test that the contract names is there', ({ expect }) => {
  const proofs = Object.values(contract).flatMap(([, ...shownBy]) => shownBy);
  expect(proofs.filter((proof) => !isThere(proof))).toEqual([]);
});

/** A proof is a file below packages, and the title of a test in it, or how that begins. */
function isThere(proof: string): boolean {
  const [file = '', title = ''] = proof.split(/: (.*)/s);
  const path = join(packages, file);
  if (title === '' || !existsSync(path)) return false;
  const text = readFileSync(path, 'utf8').replaceAll(String.raw`\'`, "'");
  return ["'", '"', '`'].some((quote) => text.includes(`${quote}${title}`));
}
