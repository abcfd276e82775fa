import { describe, test } from 'vitest';
import { lines } from '../../test/lines.ts';
import { validateText } from '../validate-text.ts';
import { maxConfigBytes } from './limits.ts';

const valid =
  'experiment_name: a\ncompute: { accelerator_type: GPU_1xA10, num_accelerators: 1 }\ncommand: x\n';

/** Repeats up to what a config may have in bytes. */
function filled(part: string, before = '', after = ''): string {
  const room = maxConfigBytes - before.length - after.length;
  return `${before}${part.repeat(Math.floor(room / part.length))}${after}`;
}

function codeOf(text: string): string | undefined {
  return validateText(text).issues[0]?.code;
}

const nested = (levels: number): string =>
  `${valid}parameters: ${'{a: '.repeat(levels)}1${'}'.repeat(levels)}\n`;

test('64 levels are the most, the outermost map included', ({ expect }) => {
  expect(codeOf(nested(63))).toBeUndefined();
  expect(codeOf(nested(64))).toBe('too-many-levels');
  expect(lines(validateText('['.repeat(1_000_000)).issues)).toEqual([
    '1:67  (too-many-levels): the nesting goes deeper here than the 64 levels that a config may have [A map or a list inside another is a level; what an alias stands for counts too.]',
  ]);
});

test('what an alias stands for has its levels', ({ expect }) => {
  const deep = (levels: number): string =>
    `${valid}env_variables: { A: b }\nparameters:\n  a: &a ${'['.repeat(levels)}${']'.repeat(levels)}\n  b: [[*a]]\n`;
  expect(codeOf(deep(60))).toBeUndefined();
  expect(codeOf(deep(61))).toBe('too-many-levels');
});

test('100,000 nodes are the most: keys, values and entries', ({ expect }) => {
  // The root, 4 keys and 3 values of `valid` and 4 below compute, the map of parameters, its key and its list.
  const others = 1 + 4 + 3 + 4 + 1 + 1 + 1;
  const list = (entries: number): string =>
    `${valid}parameters:\n  a:\n${'  - 1\n'.repeat(entries)}`;
  expect(codeOf(list(100_000 - others))).toBeUndefined();
  expect(lines(validateText(list(100_001 - others)).issues)).toEqual([
    '99991:5  (too-many-nodes): from here on there is more than the 100000 keys and values that a config may have [An alias counts as all that it stands for. Keep data in a file of its own.]',
  ]);
});

test('40,000 keys are compared with one another in no time', ({ expect }) => {
  const keys = Array.from({ length: 40_000 }, (_, index) => `  k${index}: ${index}\n`).join('');
  expect(codeOf(`${valid}parameters:\n${keys}`)).toBeUndefined();
  expect(codeOf(`${valid}parameters:\n${keys}  k39999: 1\n`)).toBe('duplicate-key');
});

describe('bombs are refused', () => {
  test('aliases of aliases', ({ expect }) => {
    const layers = Array.from(
      { length: 30 },
      (_, index) => `  a${index + 1}: &a${index + 1} [${Array(9).fill(`*a${index}`).join(', ')}]\n`,
    );
    expect(codeOf(`${valid}parameters:\n  a0: &a0 x\n${layers.join('')}`)).toBe('too-many-nodes');
  });

  test('merges of merges', ({ expect }) => {
    const layers = Array.from(
      { length: 3000 },
      (_, index) => `  a${index + 1}: &a${index + 1} { <<: *a${index}, k${index}: 1 }\n`,
    );
    const text = `${valid}parameters:\n  a0: &a0 { k: 1 }\n${layers.join('')}`;
    expect(codeOf(text)).toBe('too-many-nodes');
  });

  test.for([
    ['brackets', filled('['), 'too-many-levels'],
    ['braces with keys', filled('{a: '), 'too-many-levels'],
    ['dashes on one line', filled('- '), 'too-many-levels'],
    ['question marks', filled('? '), 'too-many-levels'],
    ['colons', filled(': '), 'too-many-levels'],
    [
      'indentation',
      Array.from({ length: 2000 }, (_, level) => `${' '.repeat(level)}a:\n`).join(''),
      'too-many-levels',
    ],
    [
      '100,000 keys',
      Array.from({ length: 100_000 }, (_, key) => `k${key}: 1\n`).join(''),
      'too-many-nodes',
    ],
    ['empty entries', '- \n'.repeat(490_000), 'too-many-nodes'],
    ['commas', filled(',', '[', ']'), 'too-many-nodes'],
    ['anchors', filled('&a '), 'too-many-nodes'],
    ['tags', filled('!a '), 'too-many-nodes'],
    ['aliases', filled('*a '), 'too-many-nodes'],
    ['directives', '%a\n'.repeat(490_000), 'too-many-nodes'],
    ['closing brackets', filled(']'), 'unmatched-bracket'],
    ['escapes that are none', filled('\\q', '"', '"'), 'bad-escape'],
    ['documents', '---\n'.repeat(490_000), 'empty-file'],
  ])('%s', ([, text = '', code], { expect }) => {
    expect(codeOf(text)).toBe(code);
  });
});

describe('what is large and nothing else is read', () => {
  test.for([
    ['a word', filled('x', `${valid}parameters: { a: `, ' }')],
    ['text in double quotes', filled('x', `${valid}parameters: { a: "`, '" }')],
    ['escapes', filled('\\n', `${valid}parameters: { a: "`, '" }')],
    ['text in single quotes', filled("''", `${valid}parameters: { a: '`, "' }")],
    ['a block of one line', filled('x', `${valid}parameters:\n  a: |\n    `)],
    ['a block of many lines', `${valid}parameters:\n  a: |\n${'    x\n'.repeat(490_000)}`],
    ['a number', filled('9', `${valid}parameters: { a: `, ' }')],
    ['a number as a key', filled('9', `${valid}parameters:\n  ? `, '\n  : 1\n')],
    ['comments', `${valid}${'#\n'.repeat(490_000)}max_retries: 1\n`],
    ['blank lines', `${valid}${'\n'.repeat(490_000)}max_retries: 1\n`],
  ])('%s', ([, text = ''], { expect }) => {
    expect(codeOf(text)).toBeUndefined();
  });
});

test('a key behind thousands of comments and blank lines has its place', ({ expect }) => {
  const text = `${valid}${'\n'.repeat(20)}${'#\n\n'.repeat(20_000)}foo: 1\n`;
  expect(validateText(text).issues[0]?.range).toEqual({
    start: { line: 40_024, column: 1, offset: text.length - 7 },
    end: { line: 40_024, column: 4, offset: text.length - 4 },
  });
});
