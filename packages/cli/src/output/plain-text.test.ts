import { test } from 'vitest';
import { plainLines, plainText } from './plain-text.ts';

const hostile = 'a\u001B[2J\u0007\r\nb\u009B31m\u202Ec\u2028d\tcaf\u00e9 \u{1f469}\u200d\u{1f52c}';

test('a part of a line is one line, and nothing of it is a command to a terminal', ({ expect }) => {
  expect(plainText(hostile)).toBe(
    String.raw`a [2J b 31m\u202ec\u2028d` + ' caf\u00e9 \u{1f469}\u200d\u{1f52c}',
  );
});

test('lines stay lines, and what is no text is shown as an escape', ({ expect }) => {
  expect(plainLines(hostile)).toBe(
    String.raw`a\x1b[2J\a` +
      '\n' +
      String.raw`b\u009b31m\u202ec\u2028d` +
      '\tcaf\u00e9 \u{1f469}\u200d\u{1f52c}',
  );
});
