import { test } from 'vitest';
import { told } from '../../test/told.ts';

test('1001 lines are one too many', ({ expect }) => {
  expect(told(`command: "${String.raw`a\n`.repeat(1001)}"`)).toEqual([
    '2 command (rule max-lines): command has 1001 lines: the maximum is 1000 lines; Move the script to a file in code_source and call it from here.',
  ]);
  expect(told(`command: "${String.raw`a\n`.repeat(1000)}a"`)).toEqual([
    '2 command (rule max-lines): command has 1001 lines: the maximum is 1000 lines; Move the script to a file in code_source and call it from here.',
  ]);
});

test('a command of a container is counted too', ({ expect }) => {
  expect(
    told(
      `containers:\n  - name: a\n    command: "${String.raw`a\n`.repeat(1001)}"\n    ranks: [0]\n    unity_catalog_image: m.s.i:1`,
    ),
  ).toEqual([
    '4 containers[0].command (rule max-lines): containers[0].command has 1001 lines: the maximum is 1000 lines; Move the script to a file in code_source and call it from here.',
    '2 containers (warning containers-experimental): containers is experimental on the platform: it may change or stop working',
  ]);
});

test('1000 lines are fine, with a final line break and without, and CR breaks none', ({
  expect,
}) => {
  const texts = [
    `command: "${String.raw`a\n`.repeat(1000)}"`,
    `command: "${String.raw`a\n`.repeat(999)}a"`,
    `command: "${String.raw`a\r`.repeat(2000)}a"`,
  ];
  for (const text of texts) expect(told(text)).toEqual([]);
});
