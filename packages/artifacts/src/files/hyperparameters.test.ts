import { parseOverrides } from '@air/validate';
import * as fc from 'fast-check';
import { DEFAULT_SCHEMA, FAILSAFE_SCHEMA, load, Type } from 'js-yaml';
import type { Schema } from 'js-yaml';
import { describe, test } from 'vitest';
import { generatedConfig } from '../../test/generated-config.ts';
import { configWith, launched } from '../../test/launched.ts';

function hyperparameters(...lines: readonly string[]): string | undefined {
  return launched(configWith(...lines))['hyperparameters.yaml'];
}

describe('another YAML reader finds the same in our file as in the user’s', () => {
  const own = new Type('!own', { kind: 'scalar' });
  const nulls: ReadonlySet<unknown> = new Set([null, '~', 'null', 'Null', 'NULL']);
  const core = (
    name: string,
    options: Omit<NonNullable<ConstructorParameters<typeof Type>[1]>, 'kind'>,
  ) => new Type(`tag:yaml.org,2002:${name}`, { kind: 'scalar', ...options });
  const nameOf = (name: string) => core(name, { construct: (text: unknown) => ({ [name]: text }) });
  /** Leaves plain text as text: `1.0` and `1.00` differ. Merges are done and nulls are read. */
  const spelling = FAILSAFE_SCHEMA.extend({
    implicit: [
      core('merge', { resolve: (text: unknown) => text === '<<' }),
      core('null', { resolve: (text: unknown) => nulls.has(text), construct: () => null }),
    ],
    explicit: [own, nameOf('int'), nameOf('float'), nameOf('bool')],
  });

  test.for<[string, Schema]>([
    ['values', DEFAULT_SCHEMA.extend([own])],
    ['spelling', spelling],
  ])('%s', ([, schema], { expect }) => {
    fc.assert(
      fc.property(generatedConfig, (text) => {
        const ours = load(launched(text)['hyperparameters.yaml'] ?? '', { schema });
        const user = load(text, { schema });
        expect({ parameters: inOrder(ours) }).toEqual({ parameters: inOrder(parametersOf(user)) });
      }),
      { numRuns: 400 },
    );
  });

  function parametersOf(config: unknown): unknown {
    return Object.entries(config ?? {}).find(([name]) => name === 'parameters')?.[1];
  }

  /** With maps as lists of entries, so that the order of keys counts. */
  function inOrder(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(inOrder);
    if (typeof value !== 'object' || value === null || value instanceof Date) return value;
    return { entries: Object.entries(value).map(([key, entry]) => [key, inOrder(entry)]) };
  }
});

test('no parameters, no file', ({ expect }) => {
  expect(hyperparameters()).toBeUndefined();
  expect(hyperparameters('parameters:')).toBeUndefined();
  expect(hyperparameters('parameters: {}')).toBeUndefined();
  expect(hyperparameters('env_variables: &none {}', 'parameters: { <<: *none }')).toBeUndefined();
});

test('numbers keep their spelling, of whatever size', ({ expect }) => {
  const spelled = `id: 12345678901234567890
lr: 1e-5
scale: 1.0
worst: -.inf
none: .NaN
mask: 0xFFFFFFFFFFFFFFFF
mode: 0o755
zero: -0
digits: 0.10000000000000000555
`;
  expect(hyperparameters('parameters:', spelled.replaceAll(/^(?=.)/gm, '  '))).toBe(spelled);
});

test('text that looks like something else stays text, and plain text stays plain', ({ expect }) => {
  const text = hyperparameters(
    'parameters:',
    '  quoted: ["yes", \'0123\', "1e3", "null", "", "2001-01-01"]',
    '  plain: [yes, 0123, 1_000, 12:30:45, 2001-01-01, ~, =]',
  );
  expect(text).toBe(`quoted:
  - "yes"
  - "0123"
  - "1e3"
  - "null"
  - ""
  - "2001-01-01"
plain:
  - yes
  - 0123
  - 1_000
  - 12:30:45
  - 2001-01-01
  - ~
  - =
`);
});

test('keys keep their order and their type', ({ expect }) => {
  const text = hyperparameters('parameters: { z: 1, 10: a, "10": b, true: c, ~: d, 1.0: e, a: 2 }');
  expect(text).toBe('z: 1\n10: a\n"10": b\ntrue: c\n~: d\n1.0: e\na: 2\n');
});

test('a key of many characters goes after a question mark', ({ expect }) => {
  const long = 'k'.repeat(1200);
  expect(hyperparameters('parameters:', `  ? ${long}`, '  : 1')).toBe(`? ${long}\n: 1\n`);
});

test('a text of several lines is one line with escapes, whatever its style', ({ expect }) => {
  const text = hyperparameters(
    'parameters:',
    '  literal: |+',
    '    two  ',
    '      lines',
    '',
    '  folded: >-',
    '    one',
    '    line',
    '  plain: over',
    '    two lines',
    '',
    '    and more',
  );
  expect(text).toBe(
    'literal: "two  \\n  lines\\n\\n"\nfolded: "one line"\nplain: "over two lines\\nand more"\n',
  );
});

test('line breaks of Windows are the same text', ({ expect }) => {
  const lines = ['parameters:', '  text: |', '    a', '    b', '  "c\\r": d'];
  const windows = launched(configWith(...lines).replaceAll('\n', '\r\n'));
  expect(windows['hyperparameters.yaml']).toBe('text: "a\\nb\\n"\n"c\\r": d\n');
});

test('a long text is not folded', ({ expect }) => {
  const words = 'word '.repeat(5000).trim();
  expect(hyperparameters(`parameters: { text: ${words} }`)).toBe(`text: ${words}\n`);
});

test('characters that some reader takes for a line break or refuses are escaped', ({ expect }) => {
  const text = hyperparameters(
    String.raw`parameters: { a: "\u2028\u0085\u007f\ufeff", b: "\ud83d\ude00" }`,
  );
  expect(text).toBe(String.raw`a: "\u2028\u0085\u007f\ufeff"` + '\nb: "😀"\n');
  expect(hyperparameters('parameters: { plain: x\u2029y, quoted: "\u2028" }')).toBe(
    String.raw`plain: "x\u2029y"` + '\n' + String.raw`quoted: "\u2028"` + '\n',
  );
});

test('standard tags stay, others go', ({ expect }) => {
  const text = hyperparameters(
    'parameters:',
    '  text: !!str 5',
    '  untyped: ! 5',
    '  own: !mine 5',
    '  list: !mine [!!int 0x1F, !!float 1]',
    '  map: !!map { a: !<tag:yaml.org,2002:str> yes }',
    '  nothing: !!str',
  );
  expect(text).toBe(`text: !!str 5
untyped: !!str 5
own: 5
list:
  - !!int 0x1F
  - !!float 1
map: !!map
  a: !!str yes
nothing: !!str ""
`);
});

test('aliases become what they stand for, wherever the anchor is', ({ expect }) => {
  const text = hyperparameters(
    'env_variables: { A: &a "0123" }',
    'parameters:',
    '  first: *a',
    '  second: &a [1, 2]',
    '  third: [*a, *a]',
    '  &k 1e3: key',
    '  again: *k',
  );
  expect(text).toBe(`first: "0123"
second:
  - 1
  - 2
third:
  - - 1
    - 2
  - - 1
    - 2
1e3: key
again: 1e3
`);
});

test('merges bring what the map has not itself, the first map before the second', ({ expect }) => {
  const text = hyperparameters(
    'parameters:',
    '  base: &base { lr: 0.1, 16: a, "16": b }',
    '  more: &more { lr: 0.2, steps: 5 }',
    '  run:',
    '    seed: 1',
    '    <<: [*base, *more]',
    '    0x10: own',
    '  text: [{ "<<": 1 }, { !!str << : 2 }]',
  );
  expect(text).toBe(`base:
  lr: 0.1
  16: a
  "16": b
more:
  lr: 0.2
  steps: 5
run:
  seed: 1
  lr: 0.1
  0x10: own
  "16": b
  steps: 5
text:
  - "<<": 1
  - !!str <<: 2
`);
});

test('parameters can come from a merge at the top or be an alias', ({ expect }) => {
  expect(hyperparameters('<<: { parameters: { a: 1.0 } }')).toBe('a: 1.0\n');
  expect(hyperparameters('env_variables: &v { A: 1.0 }', 'parameters: *v')).toBe('A: 1.0\n');
});

test('integers that round to the same number are different keys', ({ expect }) => {
  const text = hyperparameters(
    'parameters:',
    '  <<: { 12345678901234567890: a }',
    '  12345678901234567891: b',
  );
  expect(text).toBe('12345678901234567890: a\n12345678901234567891: b\n');
});

test('a key that would end the document at the start of a line is quoted', ({ expect }) => {
  expect(hyperparameters('parameters:', '  ---: 1', '  ... a: 2', '  ---b: 3')).toBe(
    '"---": 1\n"... a": 2\n---b: 3\n',
  );
});

test('collections in lists begin beside the dash; empty ones stand in brackets', ({ expect }) => {
  expect(hyperparameters('parameters: { a: [[], {}, [[1], { b: {}, c: [] }], ] }')).toBe(`a:
  - []
  - {}
  - - - 1
    - b: {}
      c: []
`);
});

test('overrides are in the parameters', ({ expect }) => {
  const overrides = parseOverrides([
    'parameters.lr=1e-5',
    'parameters.model.layers=[1, "2"]',
    'parameters.id=12345678901234567890',
  ]);
  const files = launched(configWith('parameters: { lr: 0.1, seed: &s 7, again: *s }'), {
    overrides,
  });
  expect(files['hyperparameters.yaml']).toBe(`lr: 1e-5
seed: 7
again: 7
"model":
  "layers":
    - 1
    - "2"
"id": 12345678901234567890
`);
});

test('100,000 nodes with 30,000 aliases are written in one pass', ({ expect }) => {
  const lines = Array.from({ length: 30_000 }, (_, index) => `  k${index}: *a`);
  const text = hyperparameters('env_variables: { A: &a x }', 'parameters:', ...lines);
  expect(text).toBe(lines.map((line) => `${line.trim().replace('*a', 'x')}\n`).join(''));
});

test('aliases to a long text are stopped before they fill the memory', ({ expect }) => {
  const aliases = Array.from({ length: 1000 }, () => '*a').join(', ');
  const text = configWith(`parameters: { text: &a ${'x'.repeat(100_000)}, all: [${aliases}] }`);
  expect(() => launched(text)).toThrow(
    'hyperparameters.yaml would be over the limit of 67108864 characters (64 MiB): shrink `parameters`',
  );
});
