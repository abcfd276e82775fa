import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from 'vitest';
import { failureOf, shown } from '../../test/failure-of.ts';
import type { Env } from '../env.ts';
import { resolveSignIn, type SignIn } from './resolve.ts';

interface Fixtures {
  home: string;
  configFile: string;
  /** Writes the config file, if there is one, and signs in with it. */
  signIn: (options: { file?: string; env?: Env; profile?: string }) => Promise<SignIn>;
}

const test = base.extend<Fixtures>({
  home: async ({ task: _task }, use) => {
    const home = await mkdtemp(join(tmpdir(), 'air-workspace-'));
    await use(home);
    await rm(home, { recursive: true });
  },
  configFile: async ({ home }, use) => use(join(home, '.databrickscfg')),
  signIn: async ({ home, configFile }, use) =>
    use(async ({ file, env = {}, profile }) => {
      if (file !== undefined) await writeFile(configFile, file);
      return resolveSignIn({ env, profile, homeDirectory: home });
    }),
});

const environment = {
  DATABRICKS_HOST: 'https://env.example.com/',
  DATABRICKS_TOKEN: 'env-token',
};

const file = `
[DEFAULT]
host = default.example.com
token = default-token
[work]
host = https://work.example.com
token = work-token
workspace_id = 7405606853914431
databricks_internal_user_workspace_dir = /Workspace/Teams/work
[hostless]
token = hostless-token
`;

test('host and token of the environment are enough, whatever the file holds', async ({
  expect,
  signIn,
}) => {
  expect(await signIn({ file, env: environment })).toEqual({
    host: 'https://env.example.com',
    profile: undefined,
    authType: 'pat',
    authorization: 'Bearer env-token',
    workspaceId: undefined,
    userDirectory: undefined,
  });
});

test('a profile that is asked for wins over the environment as a whole', async ({
  expect,
  signIn,
}) => {
  const env = { ...environment, DATABRICKS_CONFIG_PROFILE: 'DEFAULT', DATABRICKS_CLIENT_ID: 'id' };
  expect(await signIn({ file, env, profile: 'work' })).toEqual({
    host: 'https://work.example.com',
    profile: 'work',
    authType: 'pat',
    authorization: 'Bearer work-token',
    workspaceId: '7405606853914431',
    userDirectory: '/Workspace/Teams/work',
  });
});

test('the environment chooses the profile, else the settings of the file, else DEFAULT', async ({
  expect,
  signIn,
}) => {
  const chosen = await signIn({ file, env: { DATABRICKS_CONFIG_PROFILE: 'work' } });
  expect(chosen).toMatchObject({ profile: 'work', host: 'https://work.example.com' });
  const settings = '[__settings__]\ndefault_profile = work\n';
  expect(await signIn({ file: file + settings })).toMatchObject({ profile: 'work' });
  expect(await signIn({ file })).toMatchObject({
    profile: 'DEFAULT',
    host: 'https://default.example.com',
    authorization: 'Bearer default-token',
  });
});

test('the environment fills in what a profile lacks, and wins where both speak', async ({
  expect,
  signIn,
}) => {
  const env = { DATABRICKS_HOST: 'a.example.com', DATABRICKS_CONFIG_PROFILE: 'hostless' };
  expect(await signIn({ file, env })).toMatchObject({
    host: 'https://a.example.com',
    authorization: 'Bearer hostless-token',
  });
  expect(await signIn({ file, env: { DATABRICKS_TOKEN: 'env-token' } })).toMatchObject({
    host: 'https://default.example.com',
    authorization: 'Bearer env-token',
  });
});

test('the token of the default profile is not sent to another host', async ({
  expect,
  signIn,
  configFile,
}) => {
  const env = { DATABRICKS_HOST: 'https://env.example.com' };
  expect(shown(await failureOf(signIn({ file, env })))[1]).toBe(
    `cannot configure default credentials: set DATABRICKS_TOKEN, or token in a profile of ${configFile}`,
  );
  const same = { DATABRICKS_HOST: 'https://Default.example.com/?o=1' };
  expect(await signIn({ file, env: same })).toMatchObject({ profile: 'DEFAULT' });
});

test('DATABRICKS_CONFIG_FILE names another file', async ({ expect, signIn, home }) => {
  const other = join(home, 'other.cfg');
  await writeFile(other, '[DEFAULT]\nhost = other.example.com\ntoken = t\n');
  expect(await signIn({ file, env: { DATABRICKS_CONFIG_FILE: other } })).toMatchObject({
    host: 'https://other.example.com',
  });
});

test("the user's directory may come from the environment", async ({ expect, signIn }) => {
  const env = { ...environment, DATABRICKS_INTERNAL_USER_WORKSPACE_DIR: '/Workspace/x' };
  expect(await signIn({ env })).toMatchObject({ userDirectory: '/Workspace/x' });
  expect(await signIn({ file, env, profile: 'DEFAULT' })).toMatchObject({
    userDirectory: '/Workspace/x',
  });
  expect(await signIn({ file, env, profile: 'work' })).toMatchObject({
    userDirectory: '/Workspace/Teams/work',
  });
});

test('nothing configured says what to set', async ({ expect, signIn, configFile }) => {
  expect(shown(await failureOf(signIn({})))).toEqual([
    'not-configured',
    `cannot configure default credentials: set DATABRICKS_HOST and DATABRICKS_TOKEN, or host and token in a profile of ${configFile}`,
    'A personal access token comes from the workspace: Settings, Developer, Access tokens.',
  ]);
});

test('a profile without a token says so', async ({ expect, signIn, configFile }) => {
  const failure = failureOf(signIn({ file: '[a]\nhost = x\n', profile: 'a', env: environment }));
  expect(shown(await failure)[1]).toBe(
    `cannot configure default credentials: set token in profile "a" of ${configFile}`,
  );
});

test('a profile that is not there is named, with its file and those that are', async ({
  expect,
  signIn,
  configFile,
}) => {
  const expected = [
    'profile-not-found',
    `there is no profile "wrok" in ${configFile}`,
    'The profiles there are: DEFAULT, work, hostless.',
  ];
  expect(shown(await failureOf(signIn({ file, profile: 'wrok' })))).toEqual(expected);
  const env = { ...environment, DATABRICKS_CONFIG_PROFILE: 'wrok' };
  expect(shown(await failureOf(signIn({ env })))).toEqual(expected);
  const settings = `${file}[__settings__]\ndefault_profile = wrok\n`;
  expect(shown(await failureOf(signIn({ file: settings })))).toEqual(expected);
});

test('a profile of a file that is not there says how to write it', async ({
  expect,
  signIn,
  configFile,
}) => {
  expect(shown(await failureOf(signIn({ profile: 'work' })))).toEqual([
    'profile-not-found',
    `there is no profile "work" in ${configFile}`,
    'Write it there: a line [work], then host = … and token = ….',
  ]);
});

const usePat = 'Use a personal access token (pat): set host and token, and no other credentials.';

test.for([
  [{ DATABRICKS_CLIENT_ID: 'i', DATABRICKS_CLIENT_SECRET: 's' }, 'oauth-m2m'],
  [{ DATABRICKS_OIDC_TOKEN: 'secret' }, 'env-oidc'],
  [{ DATABRICKS_OIDC_TOKEN_FILEPATH: '/token' }, 'file-oidc'],
  [{ DATABRICKS_AUTH_TYPE: 'azure-cli', DATABRICKS_TOKEN: 'secret' }, 'azure-cli'],
  [{ DATABRICKS_AUTH_TYPE: 'metadata-service' }, 'metadata-service'],
] as const)('credentials %j are not supported yet', async ([env, kind], { expect, signIn }) => {
  const failure = failureOf(signIn({ env: { DATABRICKS_HOST: 'a.example.com', ...env } }));
  expect(shown(await failure)).toEqual([
    'sign-in-not-supported',
    `${kind} sign-in is not yet supported`,
    usePat,
  ]);
});

test('credentials of two kinds are an error that lists both, unless auth_type names one', async ({
  expect,
  signIn,
}) => {
  const env = { ...environment, DATABRICKS_CLIENT_ID: 'id', DATABRICKS_CLIENT_SECRET: 'secret' };
  expect(shown(await failureOf(signIn({ env })))).toEqual([
    'ambiguous-credentials',
    'credentials of more than one kind are set: pat (DATABRICKS_TOKEN) and oauth-m2m (DATABRICKS_CLIENT_ID, DATABRICKS_CLIENT_SECRET)',
    'Keep one of them, or name its kind: DATABRICKS_AUTH_TYPE=pat, or auth_type in the profile.',
  ]);
  const named = await signIn({ env: { ...env, DATABRICKS_AUTH_TYPE: 'pat' } });
  expect(named).toMatchObject({ authorization: 'Bearer env-token' });
});

test.for(['dapi\nsecret', 'dapi secret', 'dapi\u0000secret', 'dapi-sécret'])(
  'the token %j is refused and not shown',
  async (token, { expect, signIn }) => {
    const env = { ...environment, DATABRICKS_TOKEN: token };
    expect(shown(await failureOf(signIn({ env })))).toEqual([
      'invalid-setting',
      'DATABRICKS_TOKEN holds a character that no token has: a space, a line break or the like',
      'Copy the token again, in one line.',
    ]);
  },
);

test('a workspace id that is no number is named', async ({ expect, signIn }) => {
  const wrong = '[a]\nhost = x\ntoken = t\nworkspace_id = none\n';
  expect(shown(await failureOf(signIn({ file: wrong, profile: 'a' })))).toEqual([
    'invalid-setting',
    'workspace_id of profile "a" is not a number',
    "It is the number after ?o= in the workspace's address.",
  ]);
});
