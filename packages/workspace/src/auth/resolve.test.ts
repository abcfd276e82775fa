import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MockAgent } from 'undici';
import { test as base } from 'vitest';
import { failureOf, shown } from '../../test/failure-of.ts';
import { instantClock } from '../../test/instant-clock.ts';
import type { Env } from '../env.ts';
import { Secrets } from '../http/redact.ts';
import { Transport } from '../http/transport.ts';
import { resolveSignIn } from './resolve.ts';
import type { SignIn } from './resolve.ts';
import type { AuthType } from './token-source.ts';

interface Fixtures {
  home: string;
  configFile: string;
  /** Writes the config file, if there is one, and signs in with it. */
  signIn: (options: { file?: string; env?: Env; profile?: string }) => Promise<Found>;
}

interface Found extends Pick<SignIn, 'host' | 'profile' | 'workspaceId' | 'userDirectory'> {
  /** The kinds that would be tried. */
  readonly authTypes: readonly AuthType[];
  /** The token, where there is one without asking anyone. */
  readonly token: string | undefined;
}

async function found(signIn: SignIn): Promise<Found> {
  const { host, profile, workspaceId, userDirectory, sources } = signIn;
  const [first] = sources;
  const token = first.authType === 'pat' ? await first.fetch(unused, undefined) : undefined;
  const authTypes = sources.map(({ authType }) => authType);
  return { host, profile, workspaceId, userDirectory, authTypes, token: token?.value };
}

const unused = new Transport({
  host: 'https://unused.example.com',
  dispatcher: new MockAgent(),
  userAgent: '',
  clock: instantClock(),
  secrets: new Secrets(),
  trace: undefined,
  signal: undefined,
});

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
      return found(await resolveSignIn({ env, profile, homeDirectory: home }));
    }),
});

const environment = {
  DATABRICKS_HOST: 'https://env.example.com/',
  DATABRICKS_TOKEN: 'env-token',
};

/** Why nothing applies where nothing is set. */
const nothing = `
Tried in this order:
  pat: token is not set
  oauth-m2m: client_id and client_secret are not set
  databricks-cli: there is no program databricks on the PATH
  azure-cli: there is no program az on the PATH
  github-oidc: this is no GitHub Actions job with the permission id-token: write
  env-oidc: DATABRICKS_OIDC_TOKEN is not set
  file-oidc: DATABRICKS_OIDC_TOKEN_FILEPATH is not set`;

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
    authTypes: ['pat'],
    token: 'env-token',
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
    authTypes: ['pat'],
    token: 'work-token',
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
    token: 'default-token',
  });
});

test('the environment fills in what a profile lacks, and wins where both speak', async ({
  expect,
  signIn,
}) => {
  const env = { DATABRICKS_HOST: 'a.example.com', DATABRICKS_CONFIG_PROFILE: 'hostless' };
  expect(await signIn({ file, env })).toMatchObject({
    host: 'https://a.example.com',
    token: 'hostless-token',
  });
  expect(await signIn({ file, env: { DATABRICKS_TOKEN: 'env-token' } })).toMatchObject({
    host: 'https://default.example.com',
    token: 'env-token',
  });
});

test('the token of the default profile is not sent to another host', async ({
  expect,
  signIn,
  configFile,
}) => {
  const env = { DATABRICKS_HOST: 'https://env.example.com' };
  expect(shown(await failureOf(signIn({ file, env })))[1]).toBe(
    `cannot configure default credentials: set DATABRICKS_TOKEN, or token in a profile of ${configFile}${nothing}`,
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
    `cannot configure default credentials: set DATABRICKS_HOST and DATABRICKS_TOKEN, or host and token in a profile of ${configFile}${nothing}`,
    'A personal access token comes from the workspace: Settings, Developer, Access tokens.',
  ]);
});

test('a profile without a token says so', async ({ expect, signIn, configFile }) => {
  const failure = failureOf(signIn({ file: '[a]\nhost = x\n', profile: 'a', env: environment }));
  expect(shown(await failure)[1]).toBe(
    `cannot configure default credentials: set token in profile "a" of ${configFile}${nothing}`,
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

const client = { DATABRICKS_CLIENT_ID: 'id' };

test.for<[Env, string[]]>([
  [{ ...client, DATABRICKS_CLIENT_SECRET: 'secret' }, ['oauth-m2m']],
  [{ DATABRICKS_OIDC_TOKEN: 'secret' }, ['env-oidc']],
  [{ ...client, DATABRICKS_OIDC_TOKEN: 'secret' }, ['env-oidc']],
  [{ ...client, DATABRICKS_OIDC_TOKEN_FILEPATH: '/token' }, ['file-oidc']],
  [
    { ...client, ACTIONS_ID_TOKEN_REQUEST_URL: 'https://a', ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'b' },
    ['github-oidc'],
  ],
  [{ DATABRICKS_AUTH_TYPE: 'file-oidc', DATABRICKS_OIDC_TOKEN_FILEPATH: '/t' }, ['file-oidc']],
])('what is set chooses the kind: %j', async ([env, kinds], { expect, signIn }) => {
  const { authTypes } = await signIn({ env: { DATABRICKS_HOST: 'a.example.com', ...env } });
  expect(authTypes).toEqual(kinds);
});

test('a program that may have a sign-in is tried before what comes after it', async ({
  expect,
  signIn,
  home,
}) => {
  for (const name of ['databricks', 'az']) {
    await writeFile(join(home, name), '#!/bin/sh\n', { mode: 0o755 });
  }
  const env = { DATABRICKS_HOST: 'a.example.com', PATH: `relative:/nonexistent:${home}` };
  const kindsOf = async (more: Env): Promise<readonly AuthType[]> =>
    (await signIn({ env: { ...env, ...more } })).authTypes;
  expect(await kindsOf({})).toEqual(['databricks-cli', 'azure-cli']);
  expect(await kindsOf({ DATABRICKS_TOKEN: 'token' })).toEqual(['pat']);
  expect(await kindsOf({ DATABRICKS_AUTH_TYPE: 'azure-cli' })).toEqual(['azure-cli']);
  expect(await kindsOf({ DATABRICKS_OIDC_TOKEN: 'token' })).toEqual([
    'databricks-cli',
    'azure-cli',
    'env-oidc',
  ]);
  const amazon = { DATABRICKS_HOST: 'https://a.cloud.databricks.com' };
  expect(await kindsOf(amazon)).toEqual(['databricks-cli']);
});

test('a profile may name a kind whose token is in the environment', async ({ expect, signIn }) => {
  const oidc = '[ci]\nhost = ci.example.com\nauth_type = env-oidc\n';
  const env = { DATABRICKS_OIDC_TOKEN: 'token' };
  expect(await signIn({ file: oidc, env, profile: 'ci' })).toMatchObject({
    host: 'https://ci.example.com',
    authTypes: ['env-oidc'],
  });
});

test.for([
  ['pat', 'token is not set'],
  ['oauth-m2m', 'client_secret is not set'],
  ['databricks-cli', 'there is no program databricks on the PATH'],
  ['azure-cli', 'there is no program az on the PATH'],
  ['github-oidc', 'this is no GitHub Actions job with the permission id-token: write'],
  ['env-oidc', 'DATABRICKS_OIDC_TOKEN is not set'],
  ['file-oidc', 'DATABRICKS_OIDC_TOKEN_FILEPATH is not set'],
] as const)(
  '%s that is asked for by name says what is missing',
  async ([kind, why], { expect, signIn }) => {
    const env = { DATABRICKS_HOST: 'a.example.com', DATABRICKS_AUTH_TYPE: kind, ...client };
    expect(shown(await failureOf(signIn({ env })))).toEqual([
      'not-configured',
      `cannot configure default credentials: DATABRICKS_AUTH_TYPE asks for ${kind} sign-in, but ${why}`,
      'Set what is missing, or leave auth_type out: every kind is tried then.',
    ]);
  },
);

test('a kind that is not built is named', async ({ expect, signIn }) => {
  const env = { DATABRICKS_HOST: 'a.example.com', DATABRICKS_AUTH_TYPE: 'metadata-service' };
  expect(shown(await failureOf(signIn({ env })))).toEqual([
    'sign-in-not-supported',
    'metadata-service sign-in is not yet supported',
    'The kinds there are: pat, oauth-m2m, databricks-cli, azure-cli, github-oidc, env-oidc, file-oidc.',
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
  expect(named).toMatchObject({ token: 'env-token' });
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
