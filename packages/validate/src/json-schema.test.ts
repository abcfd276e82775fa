import { readFileSync } from 'node:fs';
import { jsonSchemaDrafts, runConfigJsonSchema } from '@air/schema';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, test } from 'vitest';
import { parse } from 'yaml';
import { validateText } from './validate-text.ts';

interface Vector {
  readonly id: string;
  readonly yaml: string;
  readonly ok: boolean;
}

function read(file: string): Vector[] {
  const lines = readFileSync(new URL(`../conformance/${file}`, import.meta.url), 'utf8').trim();
  return lines.split('\n').map((line) => {
    const { id, yaml, ok, expect } = JSON.parse(line);
    return { id, yaml, ok: ok ?? expect.ok };
  });
}

/** What an editor gives to JSON Schema; undefined where it shows an error of its own. */
function valueOf(yaml: string): unknown {
  try {
    return parse(yaml, { merge: true, maxAliasCount: -1, logLevel: 'silent' });
  } catch {
    return undefined;
  }
}

const vectors = read('vectors.jsonl');
const mutants = read('mutants.jsonl');

/** What JSON Schema cannot say, by reason; the first words of the ids that belong to it. */
const beyondJsonSchema: Readonly<Record<string, readonly string[]>> = {
  'it judges the value that YAML made, not the text: 8.0 is 8, and a number has no pattern': [
    'name-inf',
    'num-float-whole',
    'num-float-dot',
    'num-exponent',
    'num-leading-zero-09',
    'int-zero-eight',
    'retries-float',
    'retries-leading-zero',
    'version-float',
    'version-negative',
    'version-plus',
    'version-exponent',
    'uc-number',
    'sec-number',
    'mldir-number',
  ],
  'it counts characters, not bytes': [
    'token-33-two-byte',
    'token-17-emoji',
    'usage-name-64-two-byte',
  ],
  'its null is not set, except in env_variables': ['sec-null-value'],
  'it cannot compare two places': ['sec-collision', 'ct-name-twice', 'ct-rank-'],
  'it cannot ignore case in part of a pattern': ['version-client-lower'],
  'a value decides what another field may be': ['docker-creds-auto', 'remote-'],
  'it never sees how the file is written': [
    'ev-duplicate',
    'sec-duplicate',
    'perm-dup-',
    'par-',
    'dup-',
    'file-',
    'doc-',
    'syn-',
  ],
};

const containers =
  'containers: [{ name: a, command: make, ranks: [0], unity_catalog_image: a.b.c:d }]\n';

describe.each(jsonSchemaDrafts)('draft %s', (draft) => {
  const ajv = draft === '07' ? new Ajv({ strict: false }) : new Ajv2020({ strict: false });
  const accepts = ajv.compile(runConfigJsonSchema(draft));

  test('the schema is a schema', ({ expect }) => {
    expect(ajv.validateSchema(runConfigJsonSchema(draft))).toBe(true);
  });

  test.for([
    ['environment: { dependencies: r.yaml, version: 5 }', false],
    ['environment: { dependencies: r.yaml, version: }', true],
    ['environment: { dependencies: [r], version: 5 }', true],
    [`${containers}environment: { docker_image: { url: a } }`, false],
    [`${containers}environment: { unity_catalog_image: a.b.c:d }`, false],
    [`${containers}environment: { docker_image: , version: 5 }`, true],
    [`${containers}environment:`, true],
    ['env_variables: { A: "\\0" }', false],
    ['env_variables: { A: "", B: 5, C: }', true],
    ['command: "\\ufeff"', true],
    ['command: "\\u0085"', false],
    ['code_source: { root_path: ., git: { commit: HEAD~1 } }', true],
    ['code_source: { root_path: ., git: { commit: "a\\u0085" } }', false],
  ] as const)('%s', ([text, isFine], { expect }) => {
    const command = /^(?:command|containers):/.test(text) ? '' : 'command: make\n';
    const yaml = `experiment_name: a\ncompute: { accelerator_type: GPU_1xA10, num_accelerators: 1 }\n${command}${text}\n`;
    expect(accepts(valueOf(yaml))).toBe(isFine);
    expect(validateText(yaml).config !== undefined).toBe(isFine);
  });

  test('its patterns keep to what engines other than JavaScript’s know too', ({ expect }) => {
    expect(JSON.stringify(runConfigJsonSchema(draft))).not.toMatch(/\\\\[pP]\{/);
  });

  test('it accepts whatever the validator accepts', ({ expect }) => {
    const rejected = [...vectors, ...mutants].filter(
      ({ ok, yaml }) => ok && !accepts(valueOf(yaml)),
    );
    expect(rejected.map(({ id }) => id)).toEqual([]);
  });

  test('it rejects what the validator rejects, but for what JSON Schema cannot say', ({
    expect,
  }) => {
    const known = Object.values(beyondJsonSchema).flat();
    const passed = vectors
      .filter(({ ok, yaml }) => !ok && accepts(valueOf(yaml)))
      .map(({ id }) => id);
    expect(passed.filter((id) => !known.some((start) => id.startsWith(start)))).toEqual([]);
    expect(known.filter((start) => !passed.some((id) => id.startsWith(start)))).toEqual([]);
  });
});
