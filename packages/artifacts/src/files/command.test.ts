import { test } from 'vitest';
import { configWith, launched } from '../../test/launched.ts';

function command(...lines: readonly string[]): string | undefined {
  return launched(configWith(...lines))['command.sh'];
}

test('a block keeps its lines, blanks and final line breaks', ({ expect }) => {
  expect(command('command: |+', '  a  ', '', "    b '\\n'", '', '')).toBe("a  \n\n  b '\\n'\n\n\n");
});

test('one line gets no line break', ({ expect }) => {
  expect(command('command: echo é 日本 😀')).toBe('echo é 日本 😀');
});

test('a quoted command is what the quotes hold', ({ expect }) => {
  expect(command(String.raw`command: "a\r\n\tb\x00"`)).toBe('a\r\n\tb\0');
});

test('containers have commands of their own: there is none at the top', ({ expect }) => {
  const files = launched(
    [
      'experiment_name: heron',
      'compute: { num_accelerators: 1, accelerator_type: GPU_1xA10 }',
      'containers: [{ name: a, command: b, ranks: [0], unity_catalog_image: "c.s.i:1" }]',
    ].join('\n'),
  );
  expect(files).not.toHaveProperty('command.sh');
});
