import { test } from 'vitest';
import { cacheFolder } from './cache-folder.ts';

test('caches are where the user keeps them', ({ expect }) => {
  expect(cacheFolder({ HOME: '/home/ada' })).toBe('/home/ada/.cache/air');
  expect(cacheFolder({ HOME: '/home/ada', XDG_CACHE_HOME: '/var/cache/ada' })).toBe(
    '/var/cache/ada/air',
  );
});

test('a relative place does not count, and without a home there is none', ({ expect }) => {
  expect(cacheFolder({ HOME: '/home/ada', XDG_CACHE_HOME: 'cache' })).toBe('/home/ada/.cache/air');
  expect(cacheFolder({})).toBeUndefined();
  expect(cacheFolder({ HOME: '' })).toBeUndefined();
});
