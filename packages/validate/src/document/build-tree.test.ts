import { describe, test } from 'vitest';
import { lines } from '../../test/lines.ts';
import { validateText } from '../validate-text.ts';
import type { Validation } from '../validate-text.ts';

const valid = [
  'experiment_name: &name heron',
  'compute: &gpus { accelerator_type: GPU_1xA10, num_accelerators: 1 }',
  'command: x',
];

function validated(...text: readonly string[]): Validation {
  return validateText([...valid, ...text].join('\n'));
}

function told(...text: readonly string[]): readonly string[] {
  return lines(validated(...text).issues);
}

function parameters(...text: readonly string[]): unknown {
  const { config, issues } = validated(...text);
  return config?.parameters ?? lines(issues);
}

describe('duplicate keys', () => {
  test('all are told, the second one of each with the first beside it', ({ expect }) => {
    const { issues } = validated('parameters: { a: 1, b: 2, a: 3, b: 4, a: 5 }');
    expect(lines(issues)).toEqual([
      '4:27 parameters.a (duplicate-key): parameters.a is set twice [Remove one of the two.]',
      '4:33 parameters.b (duplicate-key): parameters.b is set twice [Remove one of the two.]',
      '4:39 parameters.a (duplicate-key): parameters.a is set twice [Remove one of the two.]',
    ]);
    expect(issues[2]?.related).toMatchObject([
      { path: ['parameters', 'a'], range: { start: { line: 4, column: 15 } } },
    ]);
  });

  test('quotes make no other key of a text', ({ expect }) => {
    expect(told('parameters: { lr: 1, "lr": 2 }')).toEqual([
      '4:22 parameters.lr (duplicate-key): parameters.lr is set twice [Remove one of the two.]',
    ]);
  });

  test('one value in two spellings is one key; a number and its text are two', ({ expect }) => {
    for (const keys of ['1: a, 0x1: b', 'true: a, TRUE: b', '~: a, null: b', '1.0: a, 1.00: b']) {
      expect(validated(`parameters: { m: { ${keys} } }`).issues, keys).toMatchObject([
        { code: 'duplicate-key' },
      ]);
    }
    expect(told('parameters: { 16: a, 0x10: b }')).toEqual([
      '4:22 parameters.0x10 (duplicate-key): parameters.0x10 is set twice: it is the same key as 16 [Remove one of the two.]',
    ]);
    expect(parameters('parameters: { m: { 1: a, "1": b, 1.0: c, true: d, "true": e } }')).toEqual({
      m: { 1: 'a', '1.0': 'c', true: 'd' },
    });
  });

  test('where keys become texts, a number and its text are one', ({ expect }) => {
    expect(told('env_variables: { true: a, "true": b }')).toEqual([
      '4:27 env_variables.true (duplicate-key): env_variables.true is set twice [Remove one of the two.]',
    ]);
  });
});

describe('aliases', () => {
  test('they stand for the last anchor before them', ({ expect }) => {
    expect(parameters('parameters: { a: &x 1, b: *x, c: &x { d: 2 }, e: *x }')).toEqual({
      a: 1,
      b: 1,
      c: { d: 2 },
      e: { d: 2 },
    });
  });

  test('one that has no anchor, or is inside its own', ({ expect }) => {
    expect(told('parameters: { a: *nowhere, b: &b [*b] }')).toEqual([
      '4:18  (undefined-alias): the alias *nowhere repeats nothing: there is no anchor &nowhere before it [A text that begins with * needs quotes.]',
      '4:35  (self-alias): the alias *b stands inside the value that it would repeat [Anchor a value that lies outside, or write the value out.]',
    ]);
  });

  test('one whose name is a slip of an anchor', ({ expect }) => {
    expect(told('parameters: { a: &base { x: 1 }, b: { <<: *bsae } }')).toEqual([
      '4:43  (undefined-alias): the alias *bsae repeats nothing: there is no anchor &bsae before it [Did you mean *base? A text that begins with * needs quotes.]',
    ]);
  });

  test('an issue in a value that is repeated points at where it is written', ({ expect }) => {
    const text = [
      'parameters: { gpus: &g { num_accelerators: 1, type: a } }',
      'experiment_name: a',
      'compute: *g',
      'command: x',
    ];
    expect(lines(validateText(text.join('\n')).issues)).toEqual([
      '1:47 compute.type (unknown-key): unknown key compute.type: did you mean code_source.type?',
      '3:1 compute.accelerator_type (required): compute.accelerator_type is required [For example: accelerator_type: GPU_8xH100]',
    ]);
  });

  test('an alias can be a key', ({ expect }) => {
    expect(parameters('parameters: { *name : 1 }')).toEqual({ heron: 1 });
  });
});

describe('merges', () => {
  test('a map’s own keys win, then the first map of a list', ({ expect }) => {
    expect(
      parameters(
        'parameters:',
        '  a: &a { x: 1, y: 1 }',
        '  b: &b { <<: *a, y: 2, z: 2 }',
        '  c: { <<: [*b, *a, { w: 3 }], z: 4 }',
        '  d: { "<<": *a }',
      ),
    ).toEqual({
      a: { x: 1, y: 1 },
      b: { x: 1, y: 2, z: 2 },
      c: { x: 1, y: 2, z: 4, w: 3 },
      d: { '<<': { x: 1, y: 1 } },
    });
  });

  test('a section can come in by a merge', ({ expect }) => {
    const { config } = validateText(
      '<<: { max_retries: 2, command: x }\nexperiment_name: a\ncompute: { <<: { accelerator_type: GPU_8xH100, num_accelerators: 3 }, num_accelerators: 8 }',
    );
    expect(config).toMatchObject({
      max_retries: 2,
      command: 'x',
      compute: { num_accelerators: 8 },
    });
  });

  test('what is no map cannot be merged, and one merge is enough', ({ expect }) => {
    const hint = '[Name a map that has an anchor: `<<: *name`.]';
    expect(
      told(
        'parameters: { a: { <<: 5 }, b: { <<: [*gpus, x] }, c: { <<: }, d: { <<: *gpus, <<: *gpus } }',
      ),
    ).toEqual([
      `4:20 parameters.a (bad-merge): parameters.a: << merges a map or a list of maps, and this is neither ${hint}`,
      `4:34 parameters.b (bad-merge): parameters.b: << merges a map or a list of maps, and this is neither ${hint}`,
      `4:57 parameters.c (bad-merge): parameters.c: << merges a map or a list of maps, and this is neither ${hint}`,
      '4:80 parameters.d.<< (duplicate-key): parameters.d.<< is set twice [Remove one of the two.]',
    ]);
  });
});

describe('keys', () => {
  test('a map or a list cannot be one; a template without quotes is such a one, and told once', ({
    expect,
  }) => {
    expect(told('idempotency_token: {{ token }}', 'parameters:', '  ? [a, b]', '  : c')).toEqual([
      '4:20 idempotency_token (complex-key): idempotency_token: nothing fills in the {{ }} of a template here [Write the value, or put all of it in quotes if it is meant as text. A secret is named below secrets, as scope/key.]',
      '6:5 parameters (complex-key): parameters: a map or a list cannot be a key [A text that begins with { or [ needs quotes.]',
    ]);
  });

  test('any other is fine in parameters', ({ expect }) => {
    expect(
      parameters('parameters: { 1: a, 2.5: b, true: c, 2031-01-01: d, ~: e, "": f, __proto__: g }'),
    ).toEqual(
      Object.fromEntries([
        ['1', 'a'],
        ['2.5', 'b'],
        ['true', 'c'],
        ['2031-01-01', 'd'],
        ['~', 'e'],
        ['', 'f'],
        ['__proto__', 'g'],
      ]),
    );
  });
});

describe('tags', () => {
  test('those of the core count', ({ expect }) => {
    expect(
      parameters(
        'parameters: { a: !!str 5, b: ! 5, c: !!int "5", d: !!float 5, e: !!null "", f: !!bool "true", g: !!seq [], h: !!map {}, i: !<tag:yaml.org,2002:str> 5, j: !!str }',
      ),
    ).toEqual({ a: '5', b: '5', c: 5, d: 5, e: null, f: true, g: [], h: {}, i: '5', j: '' });
  });

  test('a value that is not what they say is an error', ({ expect }) => {
    const wrong = [
      '!!int twelve',
      '!!int 1.5',
      '!!float x',
      '!!null x',
      '!!bool yes',
      '!!map [a]',
      '!!seq { a: b }',
      '!!str { a: b }',
      '!!map x',
    ];
    const { issues } = validated(`parameters: { a: [${wrong.join(', ')}] }`);
    expect(issues.map(({ code }) => code)).toEqual(wrong.map(() => 'tag-mismatch'));
    expect(lines(issues)[0]).toBe(
      '4:25 parameters.a[0] (tag-mismatch): parameters.a[0]: the value is not what its tag !!int says [Remove the tag, or write a value of that type.]',
    );
  });

  test('others have no effect, with a warning', ({ expect }) => {
    const { config, issues } = validated(
      'parameters: !mine { a: !!binary aGk=, b: !x 5, c: !!set { d } }',
      'max_retries: !x 2',
    );
    expect(config).toMatchObject({
      parameters: { a: 'aGk=', b: 5, c: { d: null } },
      max_retries: 2,
    });
    expect(lines(issues)).toEqual([
      '4:1 parameters (warning tag-ignored): parameters: the tag !mine has no effect',
      '4:21 parameters.a (warning tag-ignored): parameters.a: the tag !!binary has no effect',
      '4:39 parameters.b (warning tag-ignored): parameters.b: the tag !x has no effect [A text that begins with ! needs quotes.]',
      '4:48 parameters.c (warning tag-ignored): parameters.c: the tag !!set has no effect',
      '5:1 max_retries (warning tag-ignored): max_retries: the tag !x has no effect [A text that begins with ! needs quotes.]',
    ]);
  });
});
