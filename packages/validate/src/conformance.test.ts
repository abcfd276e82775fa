import { readFileSync } from 'node:fs';
import { describe, test } from 'vitest';
import { formatPath, validateText } from './index.ts';
import type { Issue, Validation } from './index.ts';

interface Vector {
  readonly id: string;
  readonly about: string;
  readonly expect: Verdict & { readonly message?: string };
  readonly alt?: {
    readonly paths?: readonly (string | null)[];
    readonly kinds?: readonly string[];
    readonly lines?: readonly (number | null)[];
  };
  readonly values?: Readonly<Record<string, string>>;
  readonly warns?: readonly (string | null)[];
}

interface Verdict {
  readonly ok: boolean;
  readonly path: string | null;
  readonly kind: string | null;
  readonly line: number | null;
}

interface TextVector extends Vector {
  readonly yaml: string;
}

interface BytesVector extends Vector {
  readonly yaml_base64?: string;
  readonly make?: { readonly base: string; readonly pad_comment_to_bytes: number };
}

interface Mutant {
  readonly id: string;
  readonly yaml: string;
  readonly ok: boolean;
}

function read<T>(name: string): readonly T[] {
  const file = new URL(`../conformance/${name}`, import.meta.url);
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line): T => JSON.parse(line));
}

/** The verdict in the words of the vectors, where a vector's other answers are taken for its first. */
function verdictOf({ config, issues }: Validation, { expect, alt }: Vector): object {
  const first = issues.find(({ severity }) => severity === 'error');
  return {
    ok: config !== undefined,
    path: first === undefined ? null : either(pathOf(first), expect.path, alt?.paths),
    kind: first === undefined ? null : either(first.kind, expect.kind, alt?.kinds),
    line:
      first === undefined ? null : either(first.range?.start.line ?? null, expect.line, alt?.lines),
    ...(expect.message === undefined ? {} : { message: first?.message }),
  };
}

function either<T>(found: T, wanted: T, others: readonly T[] = []): T {
  return others.includes(found) ? wanted : found;
}

function pathOf({ path }: Issue): string | null {
  return path.length === 0 ? null : formatPath(path);
}

/** The value at a path, as text. */
function textAt(config: unknown, path: string): string {
  const steps = path.split(/\.|\[(\d+)\]/).filter((step) => step !== undefined && step !== '');
  let value = config;
  for (const step of steps) value = Reflect.get(Object(value), step);
  return String(value);
}

function check(vector: Vector, input: string | Uint8Array, expect: Chai): void {
  const validation = validateText(input);
  expect(verdictOf(validation, vector)).toEqual(vector.expect);
  for (const [path, value] of Object.entries(vector.values ?? {})) {
    expect(textAt(validation.config, path), path).toBe(value);
  }
  const warned = validation.issues.filter(({ severity }) => severity === 'warning').map(pathOf);
  expect(warned).toEqual(expect.arrayContaining([...(vector.warns ?? [])]));
}

type Chai = Parameters<Parameters<typeof test>[1] & object>[0]['expect'];

describe('vectors', () => {
  test.for(read<TextVector>('vectors.jsonl'))('$id: $about', (vector, { expect }) => {
    check(vector, vector.yaml, expect);
  });
});

describe('files that are not plain text', () => {
  test.for(read<BytesVector>('bytes.jsonl'))('$id: $about', (vector, { expect }) => {
    check(vector, bytesOf(vector), expect);
  });
});

describe('mutants', () => {
  test.for(read<Mutant>('mutants.jsonl'))('$id', ({ yaml, ok }, { expect }) => {
    const { config, issues } = validateText(yaml);
    expect({ ok: config !== undefined, issues }).toMatchObject({ ok });
  });
});

function bytesOf({ yaml_base64, make }: BytesVector): Uint8Array {
  if (make === undefined) return Buffer.from(yaml_base64 ?? '', 'base64');
  return Buffer.from(`${make.base}#`.padEnd(make.pad_comment_to_bytes, 'x'));
}
