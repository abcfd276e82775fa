import { test } from 'vitest';
import { lines } from '../../test/lines.ts';
import { validateText } from '../validate-text.ts';

const valid =
  'experiment_name: a\ncompute: { accelerator_type: GPU_1xA10, num_accelerators: 1 }\ncommand: x\n';

function config(text: string): object {
  const { config, issues } = validateText(valid + text);
  return config ?? lines(issues);
}

test('a text is any scalar as it is written, or what the quotes hold', ({ expect }) => {
  const text =
    'env_variables: { A: 1.0, B: 0x10, C: True, D: 1e-5, E: "a\\tb", F: yes, G: 2031-02-03, H: 0755, I: ! x, J: .NaN }';
  expect(config(text)).toMatchObject({
    env_variables: {
      A: '1.0',
      B: '0x10',
      C: 'True',
      D: '1e-5',
      E: 'a\tb',
      F: 'yes',
      G: '2031-02-03',
      H: '0755',
      I: 'x',
      J: '.NaN',
    },
  });
});

test('null is not set, and the empty text for the user’s own names', ({ expect }) => {
  const unset =
    'max_retries: ~\nparameters:\npermissions: null\nenvironment: { dependencies: NULL, version: }\n';
  expect(config(`${unset}env_variables: { A: , B: ~, C: null, D: "~" }`)).toEqual({
    experiment_name: 'a',
    compute: { accelerator_type: 'GPU_1xA10', num_accelerators: 1 },
    command: 'x',
    environment: {},
    env_variables: { A: '', B: '', C: '', D: '~' },
  });
});

test('whole numbers are decimal, 0x and 0o', ({ expect }) => {
  for (const [written, value] of [
    ['16', 16],
    ['+16', 16],
    ['0x10', 16],
    ['0o20', 16],
    ['-0', 0],
    ['!!int "16"', 16],
  ]) {
    expect(config(`max_retries: ${written}`), String(written)).toMatchObject({
      max_retries: value,
    });
  }
});

test('names that JavaScript objects have already are names like others', ({ expect }) => {
  const names = ['__proto__', 'constructor', 'prototype', 'toString'];
  const text = `env_variables: { ${names.map((name) => `${name}: a`).join(', ')} }`;
  const { config } = validateText(valid + text);
  expect(Object.entries(config?.env_variables ?? {})).toEqual(names.map((name) => [name, 'a']));
});

test('parameters are plain values, with bigints where a number would lose digits', ({ expect }) => {
  const text = `parameters:
  small: 017
  big: -12345678901234567890
  hex: 0xffffffffffffffffff
  floats: [1e-5, .5, -.inf, .nan]
  texts: [yes, "1", 1_000, "null"]
  nothing: [~, null, ]
  flags: [true, FALSE]
`;
  expect(config(text)).toMatchObject({
    parameters: {
      small: 17,
      big: -12345678901234567890n,
      hex: 0xffffffffffffffffffn,
      floats: [1e-5, 0.5, -Infinity, Number.NaN],
      texts: ['yes', '1', '1_000', 'null'],
      nothing: [null, null],
      flags: [true, false],
    },
  });
});

test('all unknown keys and wrong types are told, in the order of the file', ({ expect }) => {
  const text =
    'timeout_minutes: x\nfoo: 1\nparameters: [1]\nenvironment: { version: [5], bar: 1 }\nmax_retries: y\n';
  const { issues } = validateText(valid + text);
  expect(issues.map(({ range }) => `${range?.start.line}:${range?.start.column}`)).toEqual([
    '4:1',
    '5:1',
    '6:1',
    '7:16',
    '7:30',
    '8:1',
  ]);
});

test('a file that is no map says so', ({ expect }) => {
  const told = (text: string): readonly string[] => lines(validateText(text).issues);
  expect(told('- a')[0]).toMatch(/^1:1 {2}\(wrong-type\): the file must be a map, got a list/);
  expect(told('air run')[0]).toMatch(
    /^1:1 {2}\(wrong-type\): the file must be a map, got the text "air run"/,
  );
});
