import { test } from 'vitest';
import { tarHeader } from './tar-header.ts';

test('a file of 8 GiB and more has its size in a pax header', ({ expect }) => {
  const size = 8 * 1024 ** 3;
  const header = tarHeader('code', { kind: 'file', path: 'model.bin', size, executable: false });
  expect(header.length).toBe(3 * 512);
  expect(header.subarray(512, 512 + 19).toString()).toBe('19 size=8589934592\n');
  expect(header.subarray(1024).toString('latin1')).toContain('code/model.bin');
});

test('a file of a byte less has it in the plain one', ({ expect }) => {
  const size = 8 * 1024 ** 3 - 1;
  const header = tarHeader('code', { kind: 'file', path: 'model.bin', size, executable: false });
  expect(header.length).toBe(512);
  expect(header.subarray(124, 136).toString('latin1')).toBe('77777777777\0');
});

test('a name of up to 100 bytes stands in the plain header, in UTF-8', ({ expect }) => {
  const named = (path: string): Buffer =>
    tarHeader('code', { kind: 'file', path, size: 0, executable: false });
  const name = `${'é'.repeat(47)}x`;
  expect(named(name).length).toBe(512);
  expect(named(name).subarray(0, 100).toString()).toBe(`code/${name}`);
  expect(named(`${name}x`).length).toBe(3 * 512);
});

test('the length of a pax record counts its own digits', ({ expect }) => {
  for (const length of [80, 81, 82, 83, 980, 981, 982, 983, 984]) {
    const header = tarHeader('code', { kind: 'link', path: 'l', target: 'é'.repeat(length) });
    const record = header.subarray(512, header.indexOf('\n') + 1);
    expect(Number.parseInt(record.toString(), 10)).toBe(record.length);
  }
});
