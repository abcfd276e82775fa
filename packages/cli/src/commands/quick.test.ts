import { test } from 'vitest';
import { quickWords } from './quick-words.ts';
import { quickCommands } from './quick.ts';

test('the quick commands are called by the quick words', ({ expect }) => {
  expect(quickCommands.flatMap(({ paths }) => paths)).toEqual(quickWords.map((word) => [word]));
});
