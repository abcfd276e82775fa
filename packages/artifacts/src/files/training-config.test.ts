import { parseOverrides } from '@air/validate';
import { test } from 'vitest';
import { configWith, launched } from '../../test/launched.ts';

const limit = 1_048_576;

function bytesOf(length: number): string {
  const text = configWith('command: |', '  echo', '# ');
  return `${text.trimEnd()}${'x'.repeat(length - text.trimEnd().length)}`;
}

test('the user’s bytes go as they are: byte-order mark, CRLF, comments, odd spacing', ({
  expect,
}) => {
  const text = `\ufeff${configWith('command:   echo   # é', '', '').replaceAll('\n', '\r\n')}`;
  expect(launched(new TextEncoder().encode(text))['training_config.yaml']).toBe(text);
});

test('with overrides it is the merged config', ({ expect }) => {
  const text = configWith('max_retries: 1 # one', 'parameters: { lr: 0.1 }');
  const overrides = parseOverrides(['max_retries=2']);
  expect(launched(text, { overrides })['training_config.yaml']).toContain('max_retries: 2 # one\n');
});

test('1 MiB is the most', ({ expect }) => {
  expect(launched(bytesOf(limit))['training_config.yaml']).toHaveLength(limit);
  expect(() => launched(bytesOf(limit + 1))).toThrow(
    expect.objectContaining({
      name: 'ArtifactError',
      code: 'training-config-too-large',
      message:
        'training_config.yaml is 1048577 bytes, over the limit of 1048576 (1 MiB): shrink `parameters` or `command`',
      hint: 'Long scripts and data belong in files that the command reads, not in the config.',
    }),
  );
});
