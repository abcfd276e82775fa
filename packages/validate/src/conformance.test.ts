import { readFileSync } from 'node:fs';
import { describe, test } from 'vitest';
import { formatPath, validateText } from './index.ts';
import type { Issue } from './index.ts';

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

/** What a vector asks about, as validation answers it; where it takes several answers, its first stands for all. */
function answer(vector: Vector, input: string | Uint8Array): object {
  const { expect: wanted, alt, values = {}, warns = [] } = vector;
  const { config, issues } = validateText(input);
  const error = issues.find(({ severity }) => severity === 'error');
  const warned = new Set(issues.filter(({ severity }) => severity === 'warning').map(pathOf));
  return {
    expect: {
      ok: config !== undefined,
      path: either(pathOf(error), wanted.path, alt?.paths),
      kind: either(error?.kind ?? null, wanted.kind, alt?.kinds),
      line: either(error?.range?.start.line ?? null, wanted.line, alt?.lines),
      ...(wanted.message === undefined ? {} : { message: error?.message }),
    },
    values: Object.fromEntries(Object.keys(values).map((path) => [path, textAt(config, path)])),
    warns: warns.filter((path) => warned.has(path)),
  };
}

function question({ expect, values = {}, warns = [] }: Vector): object {
  return { expect, values, warns };
}

function either<T>(found: T, wanted: T, others: readonly T[] = []): T {
  return others.includes(found) ? wanted : found;
}

function pathOf(issue: Issue | undefined): string | null {
  return issue === undefined || issue.path.length === 0 ? null : formatPath(issue.path);
}

function textAt(config: unknown, path: string): string {
  const steps = path.split(/\.|\[(\d+)\]/).filter((step) => step !== undefined && step !== '');
  return String(steps.reduce<unknown>((value, step) => Reflect.get(Object(value), step), config));
}

function linesOf(name: string): readonly string[] {
  const file = new URL(`../conformance/${name}`, import.meta.url);
  return readFileSync(file, 'utf8').split('\n').filter(Boolean);
}

function bytesOf({ yaml_base64, make }: BytesVector): Uint8Array {
  if (make === undefined) return Buffer.from(yaml_base64 ?? '', 'base64');
  return Buffer.from(`${make.base}#`.padEnd(make.pad_comment_to_bytes, 'x'));
}

describe('vectors', () => {
  const vectors = linesOf('vectors.jsonl').map((line): TextVector => JSON.parse(line));
  test.for(vectors)('$id: $about', (vector, { expect }) => {
    expect(answer(vector, vector.yaml)).toEqual(question(vector));
  });
});

describe('files that are not plain text', () => {
  const vectors = linesOf('bytes.jsonl').map((line): BytesVector => JSON.parse(line));
  test.for(vectors)('$id: $about', (vector, { expect }) => {
    expect(answer(vector, bytesOf(vector))).toEqual(question(vector));
  });
});

describe('mutants', () => {
  const mutants = linesOf('mutants.jsonl').map((line): Mutant => JSON.parse(line));
  test.for(mutants)('$id', ({ yaml, ok }, { expect }) => {
    const { config, issues } = validateText(yaml);
    expect({ ok: config !== undefined, issues }).toMatchObject({ ok });
  });
});
