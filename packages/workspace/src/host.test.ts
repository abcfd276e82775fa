import { test } from 'vitest';
import { failureOf, shown } from '../test/failure-of.ts';
import { isLoopback, normalizeHost } from './host.ts';

test.for([
  ['https://adb-1.2.azuredatabricks.net', 'https://adb-1.2.azuredatabricks.net'],
  ['adb-1.2.azuredatabricks.net', 'https://adb-1.2.azuredatabricks.net'],
  [' https://a.example.com/ ', 'https://a.example.com'],
  ['https://A.Example.com:443/?o=12#job/3', 'https://a.example.com'],
  ['https://a.example.com:8443/some/path', 'https://a.example.com:8443'],
  ['a.example.com/?o=12', 'https://a.example.com'],
  ['localhost:8080', 'https://localhost:8080'],
  ['http://localhost:8080/', 'http://localhost:8080'],
  ['http://127.0.0.1:1', 'http://127.0.0.1:1'],
  ['http://127.1.2.3', 'http://127.1.2.3'],
  ['http://[::1]:9', 'http://[::1]:9'],
  ['https://user:pw@a.example.com', 'https://a.example.com'],
] as const)('%s is %s', ([text, host], { expect }) => {
  expect(normalizeHost(text, 'DATABRICKS_HOST')).toBe(host);
});

const refusal = async (text: string): Promise<string[]> =>
  shown(await failureOf(Promise.resolve().then(() => normalizeHost(text, 'DATABRICKS_HOST'))));

test.for([
  'https://',
  '://a',
  'ftp://a.example.com',
  'a b.example.com',
  'https://a\n.example.com',
  'https://a:port',
  'https:\\\\a',
  '?',
])('%j is not an address', async (text, { expect }) => {
  expect(await refusal(text)).toEqual([
    'invalid-setting',
    `DATABRICKS_HOST is not the address of a workspace: ${JSON.stringify(text)}`,
    'It looks like https://my-workspace.cloud.databricks.com.',
  ]);
});

test('plain http is refused for another machine', async ({ expect }) => {
  expect(await refusal('http://a.example.com:80/')).toEqual([
    'invalid-setting',
    'DATABRICKS_HOST is plain http, which would show the token to the network: "http://a.example.com:80/"',
    'Use https://a.example.com. Only a workspace on this machine may be plain http.',
  ]);
  expect((await refusal('http://127.0.0.1.example.com'))[1]).toContain('is plain http');
  expect((await refusal('http://10.0.0.1'))[1]).toContain('is plain http');
});

test('the message leaves out a password in the address', async ({ expect }) => {
  expect((await refusal('http://user:pw@a.example.com'))[1]).toContain('"http://a.example.com"');
});

test('only this machine is loopback', ({ expect }) => {
  expect(['127.0.0.1', '127.255.0.1', 'localhost', '[::1]'].every(isLoopback)).toBe(true);
  expect(['128.0.0.1', 'localhost.example.com', '[::2]', '127.x.0.1'].some(isLoopback)).toBe(false);
});
