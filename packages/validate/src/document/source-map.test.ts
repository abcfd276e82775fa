import { test } from 'vitest';
import { SourceMap } from './source-map.ts';

test('LF, CRLF and CR break lines, and nothing else does', ({ expect }) => {
  const text = 'a\nb\r\nc\rd\u0085e\u2028f\v\fg';
  const source = new SourceMap(text);
  const places = Array.from('abcdefg', (letter) => {
    const start = text.indexOf(letter);
    return source.range({ start, end: start + 1 }).start;
  });
  expect(places.map(({ line, column }) => `${line}:${column}`)).toEqual([
    '1:1',
    '2:1',
    '3:1',
    '4:1',
    '4:3',
    '4:5',
    '4:8',
  ]);
});

test('columns are UTF-16 units, and an end stays inside the text', ({ expect }) => {
  const source = new SourceMap('🚀x');
  expect(source.range({ start: 2, end: 9 })).toEqual({
    start: { line: 1, column: 3, offset: 2 },
    end: { line: 1, column: 4, offset: 3 },
  });
});
