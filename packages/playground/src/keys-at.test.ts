import { yamlLanguage } from '@codemirror/lang-yaml';
import { test } from 'vitest';
import { keyNodeAt, keysAt, keysBeside } from './keys-at.ts';

/** The keys around the bar in the text. */
function keysAround(marked: string): readonly string[] {
  const position = marked.indexOf('|');
  const text = marked.replace('|', '');
  return keysAt(yamlLanguage.parser.parse(text), text, position);
}

test('keys are found in blocks, in braces, in lists and in quotes', ({ expect }) => {
  expect(keysAround('compute:\n  po|ol_id: x')).toEqual(['compute', 'pool_id']);
  expect(keysAround('compute: {"pool_id": |x}')).toEqual(['compute', 'pool_id']);
  expect(keysAround('permissions:\n  - level: A\n    use|r_name: b')).toEqual([
    'permissions',
    'user_name',
  ]);
});

test('keys are found in front of a syntax error and behind one', ({ expect }) => {
  const text = 'compute:\n  pool_id: "x\n   ]\ncommand: make';
  expect(keysAround(text.replace('pool', '|pool'))).toEqual(['compute', 'pool_id']);
  expect(keysAround('a: }\ncompute:\n  |pool_id: x')).toEqual(['compute', 'pool_id']);
});

test('a key knows those beside it', ({ expect }) => {
  const text = 'a: 1\ncompute:\n  b: 2\n  c: 3';
  expect(keysBeside(yamlLanguage.parser.parse(text), text, text.indexOf('b'))).toEqual(['b', 'c']);
});

test('a value is not a key', ({ expect }) => {
  const tree = yamlLanguage.parser.parse('command: make');
  expect(keyNodeAt(tree, 2)).toMatchObject({ from: 0, to: 7 });
  expect(keyNodeAt(tree, 10)).toBeNull();
});
