import { test } from 'vitest';
import { fileUri } from './file-uri.ts';

test('a relative path stays one, without the dot before it', ({ expect }) => {
  expect(fileUri('conf/run.yaml')).toBe('conf/run.yaml');
  expect(fileUri('././run.yaml')).toBe('run.yaml');
  expect(fileUri('../run.yaml')).toBe('../run.yaml');
});

test('an absolute path is a file URI', ({ expect }) => {
  expect(fileUri('/srv/run.yaml')).toBe('file:///srv/run.yaml');
  expect(fileUri('C:\\conf\\run.yaml')).toBe('file:///C%3A/conf/run.yaml');
});

test('what means something in a URI is encoded, byte by byte', ({ expect }) => {
  expect(fileUri('a b#1?%20:x.yaml')).toBe('a%20b%231%3F%2520%3Ax.yaml');
  expect(fileUri('lärm/跑.yaml')).toBe('l%C3%A4rm/%E8%B7%91.yaml');
  expect(fileUri('\ud800.yaml')).toBe('%EF%BF%BD.yaml');
});
