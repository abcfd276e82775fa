import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'vitest';
import { failureOf, shown } from '../../test/failure-of.ts';
import { configFilePath, parseProfiles, readProfiles } from './config-file.ts';

test('sections keep their names, keys lose their case, values keep # and ;', ({ expect }) => {
  const profiles = parseProfiles(
    '\uFEFF; a comment\r\n[DEFAULT]\r\nHost = https://a.example.com/ \r\n# token = old\r\n' +
      'token: da#pi;1=2\r\n\r\n [team.prod@eu] \r\nhost=b\r\nempty =\r\nnonsense\r\n',
  );
  expect(profiles).toEqual(
    new Map([
      [
        'DEFAULT',
        new Map([
          ['host', 'https://a.example.com/'],
          ['token', 'da#pi;1=2'],
        ]),
      ],
      [
        'team.prod@eu',
        new Map([
          ['host', 'b'],
          ['empty', ''],
        ]),
      ],
    ]),
  );
});

test('a section that comes twice is one, and settings above the first belong to none', ({
  expect,
}) => {
  const profiles = parseProfiles('token = x\n[a]\nhost = 1\n[b]\n[a]\ntoken = 2\n');
  expect(profiles.get('a')).toEqual(
    new Map([
      ['host', '1'],
      ['token', '2'],
    ]),
  );
  expect(profiles.get('b')).toEqual(new Map());
  expect(profiles.size).toBe(2);
});

test('the file is in the home directory unless the environment names another', ({ expect }) => {
  expect(configFilePath({ HOME: '/env' }, '/home/me')).toBe('/home/me/.databrickscfg');
  expect(configFilePath({ HOME: '/env' }, undefined)).toBe('/env/.databrickscfg');
  const named = { HOME: '/env', DATABRICKS_CONFIG_FILE: '~/other.cfg' };
  expect(configFilePath(named, undefined)).toBe('/env/other.cfg');
  expect(configFilePath({ DATABRICKS_CONFIG_FILE: '/etc/cfg' }, '/home/me')).toBe('/etc/cfg');
});

test('a file that is not there has no profiles', async ({ expect }) => {
  expect(await readProfiles('/nonexistent/home/.databrickscfg')).toBeUndefined();
});

test('a directory in place of the file is an error that names it', async ({
  expect,
  onTestFinished,
}) => {
  const directory = await mkdtemp(join(tmpdir(), 'air-workspace-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  expect(shown(await failureOf(readProfiles(directory)))).toEqual([
    'config-file-unreadable',
    `${directory} cannot be read (EISDIR)`,
    'Make it a file that you can read, or name another one with DATABRICKS_CONFIG_FILE.',
  ]);
});
