import { test } from 'vitest';
import { LineCutter, maxLineBytes } from './line-cutter.ts';
import { Redactor } from './redact.ts';

/** The lines that come out when the text comes in pieces of a size. */
function cut(text: Buffer, pieceBytes: number, secrets: readonly string[] = []): Buffer[] {
  const cutter = new LineCutter(new Redactor(secrets));
  const lines: Buffer[] = [];
  const collect = ({ text, ends }: ReturnType<LineCutter['push']>): void => {
    for (const [index, end] of ends.entries()) lines.push(text.subarray(ends[index - 1] ?? 0, end));
  };
  for (let at = 0; at < text.length; at += pieceBytes) {
    collect(cutter.push(text.subarray(at, at + pieceBytes)));
  }
  collect(cutter.end());
  return lines;
}

test('the size of the pieces does not matter', ({ expect }) => {
  const text = Buffer.from('one\n\ntwo\rtwo\r\nsecret and sec\nret\nlast');
  const whole = cut(text, text.length, ['secret']).map(String);
  expect(whole).toEqual(['one\n', '\n', 'two\rtwo\r\n', '[REDACTED] and sec\n', 'ret\n', 'last']);
  for (const size of [1, 2, 3, 5, 7])
    expect(cut(text, size, ['secret']).map(String)).toEqual(whole);
});

test('an output that ends with a line feed has no line after it', ({ expect }) => {
  expect(cut(Buffer.from('one\n'), 2).map(String)).toEqual(['one\n']);
});

test('a line that is too long becomes two, not cut within a character', ({ expect }) => {
  const text = Buffer.from(`${'x'.repeat(maxLineBytes - 1)}é${'y'.repeat(100_000)}\nnext\n`);
  const lines = cut(text, 65_536);
  expect(lines.map((line) => line.length)).toEqual([maxLineBytes - 1, 100_003, 5]);
  expect(lines[1]?.subarray(0, 3).toString()).toBe('éy');
});

test('a secret across the place of the cut is still found', ({ expect }) => {
  const text = Buffer.from(
    `${'x'.repeat(maxLineBytes - 3)}secret and more${'y'.repeat(100_000)}\n`,
  );
  const lines = cut(text, 65_536, ['secret']);
  expect(lines[0]?.subarray(-11).toString()).toBe('x[REDACTED]');
  expect(lines[1]?.subarray(0, 9).toString()).toBe(' and more');
});

test('a line of just the longest size is one line', ({ expect }) => {
  const lines = cut(Buffer.from(`${'x'.repeat(maxLineBytes)}\n`), 65_536);
  expect(lines.map((line) => line.length)).toEqual([maxLineBytes + 1]);
});
