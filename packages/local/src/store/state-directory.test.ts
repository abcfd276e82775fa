import { test } from 'vitest';
import { localStateDirectory } from './state-directory.ts';

test('AIR_LOCAL_HOME wins over XDG_STATE_HOME, and that over the home directory', ({ expect }) => {
  const all = { AIR_LOCAL_HOME: '/a', XDG_STATE_HOME: '/x' };
  expect(localStateDirectory(all, '/home/ada')).toBe('/a');
  expect(localStateDirectory({ XDG_STATE_HOME: '/x' }, '/home/ada')).toBe('/x/air/local');
  expect(localStateDirectory({}, '/home/ada')).toBe('/home/ada/.local/state/air/local');
  expect(localStateDirectory({ AIR_LOCAL_HOME: '', XDG_STATE_HOME: 'x' }, '/home/ada')).toBe(
    '/home/ada/.local/state/air/local',
  );
});

test('a path that is not absolute is an error that names where it came from', ({ expect }) => {
  expect(() => localStateDirectory({ AIR_LOCAL_HOME: 'here' }, '/home/ada')).toThrow(
    'AIR_LOCAL_HOME must be an absolute path, got "here"',
  );
  expect(() => localStateDirectory({}, '')).toThrow(
    'the home directory must be an absolute path, got ""',
  );
});
