import { test } from 'vitest';
import type { LogLine } from './log-line.ts';
import { ShownLines } from './shown-lines.ts';

const lines = (node: number, texts: readonly string[]): LogLine[] =>
  texts.map((line) => ({ node, line, time: undefined, isFatal: false }));

const textsOf = (picked: readonly LogLine[]): string[] => picked.map(({ line }) => line);

const numbers = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, index) => `line ${from + index}`);

test('what was shown is left out, in whatever order it came, each as often as it came', ({
  expect,
}) => {
  const shown = new ShownLines();
  shown.add(lines(0, ['a', 'c', 'b', 'b']));
  shown.add(lines(1, ['x']));
  const filter = shown.filterOf(0);
  expect(textsOf(filter(lines(0, ['a', 'b'])))).toEqual([]);
  expect(textsOf(filter(lines(0, ['late', 'b', 'c', 'b', 'a'])))).toEqual(['late', 'b', 'a']);
  expect(textsOf(shown.filterOf(2)(lines(2, ['a'])))).toEqual(['a']);
});

test('of many lines those that are long past only count', ({ expect }) => {
  const shown = new ShownLines();
  for (let at = 0; at < 60_000; at += 5000) shown.add(lines(0, numbers(at, at + 5000)));
  const filter = shown.filterOf(0);
  expect(textsOf(filter(lines(0, numbers(0, 60_003))))).toEqual(numbers(60_000, 60_003));
});

test('very long lines are not kept', ({ expect }) => {
  const shown = new ShownLines();
  const long = 'x'.repeat(5_000_000);
  for (let at = 0; at < 9; at += 1) shown.add(lines(0, [long, `${at}`]));
  const log = numbers(0, 9).flatMap((_, at) => [long, `${at}`]);
  expect(textsOf(shown.filterOf(0)(lines(0, [...log, 'new'])))).toEqual(['new']);
});

test('after a tail the log goes on behind the line that was shown last', ({ expect }) => {
  const shown = new ShownLines();
  shown.add([...lines(0, ['c', 'd']), ...lines(1, ['y'])]);
  const log = [...lines(0, ['a', 'd', 'c', 'd', 'e']), ...lines(1, ['x', 'y', 'z'])];
  expect(textsOf(shown.after(log))).toEqual(['e', 'z']);
});
