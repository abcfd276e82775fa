import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { describe, test as base } from 'vitest';
import { SubmitError } from '../errors.ts';
import { dockerCredentials } from './docker-credentials.ts';
import type { RegistryCredentials } from './docker-credentials.ts';

interface Fixtures {
  /** The home directory, gone after the test. */
  folder: string;
  /** Writes `.docker/config.json` there. */
  configure: (config: object | string) => Promise<string>;
  /** Puts a helper on the PATH; it can read the server from `$server`. */
  helper: (name: string, lines: string) => Promise<void>;
  find: (registry: string, env?: object) => Promise<RegistryCredentials | undefined>;
  /** What a user reads of the error that looking ends with. */
  failure: (registry: string) => Promise<readonly (string | undefined)[]>;
}

const test = base.extend<Fixtures>({
  folder: async ({ task: _task }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'air-docker-'));
    await use(folder);
    await rm(folder, { recursive: true });
  },
  configure: async ({ folder }, use) => {
    await use(async (config) => {
      const file = join(folder, '.docker', 'config.json');
      await mkdir(join(folder, '.docker'), { recursive: true });
      await writeFile(file, typeof config === 'string' ? config : JSON.stringify(config));
      return file;
    });
  },
  helper: async ({ folder }, use) => {
    await use(async (name, lines) => {
      const file = join(folder, `docker-credential-${name}`);
      const script = `#!/bin/sh\n[ "$*" = get ] || exit 9\nserver=$(cat)\n${lines}\n`;
      await writeFile(file, script, { mode: 0o755 });
    });
  },
  find: async ({ folder }, use) => {
    await use((registry, env) =>
      dockerCredentials(registry, {
        HOME: folder,
        PATH: `${folder}:${process.env['PATH']}`,
        ...env,
      }),
    );
  },
  failure: async ({ find }, use) => {
    await use(async (registry) => {
      const error: unknown = await find(registry).catch((reason: unknown) => reason);
      if (!(error instanceof SubmitError)) throw new Error('no SubmitError', { cause: error });
      if (inspect(error).includes('hunter2')) throw new Error('the error shows the secret');
      return [error.code, error.message, error.hint];
    });
  },
});

const registry = 'registry.example.com';
const hub = 'https://index.docker.io/v1/';
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const inline = (name: string) => ({ auths: { [name]: { auth: base64('ada:hunter2') } } });
const ada = { username: 'ada', password: 'hunter2' };
const prints = (user: string, secret: string): string =>
  `echo '{"ServerURL": "x", "Username": "${user}", "Secret": "${secret}"}'`;
const nothing = 'echo "credentials not found in native keychain"; exit 1';

test('without a file there is no sign-in', async ({ expect, find }) => {
  expect(await find(registry)).toBeUndefined();
});

test.for(['', '{}', '{"auths": null, "credHelpers": {}, "credsStore": ""}'])(
  'neither is there in an empty one: %s',
  async (text, { expect, configure, find }) => {
    await configure(text);
    expect(await find(registry)).toBeUndefined();
  },
);

describe('a sign-in in the file itself', () => {
  test.for<[string, string]>([
    [registry, registry],
    [registry, `https://${registry}`],
    [registry, `https://${registry}/v2/`],
    ['localhost:5000', 'localhost:5000'],
    ['docker.io', hub],
    ['docker.io', 'docker.io'],
    ['docker.io', 'index.docker.io'],
    ['docker.io', 'https://registry-1.docker.io'],
    ['index.docker.io', hub],
  ])('of %s may stand under %s', async ([asked, name], { expect, configure, find }) => {
    await configure(inline(name));
    expect(await find(asked)).toEqual(ada);
    expect(await find('other.example.com')).toBeUndefined();
  });

  test.for([
    [{ auth: base64('ada:hunter2\0\0') }, ada],
    [{ auth: base64('ada:hunter2:with colon') }, { ...ada, password: 'hunter2:with colon' }],
    [{ username: 'ada', password: 'hunter2' }, ada],
    [{}, undefined],
    [{ auth: '', identitytoken: null, more: {} }, undefined],
  ] as const)('may be %j', async ([entry, found], { expect, configure, find }) => {
    await configure({ auths: { [registry]: entry }, HttpHeaders: {} });
    expect(await find(registry)).toEqual(found);
  });

  test('is taken under the plain name before others', async ({ expect, configure, find }) => {
    const other = { auth: base64('old:other') };
    await configure({ auths: { [`https://${registry}`]: other, ...inline(registry).auths } });
    expect(await find(registry)).toEqual(ada);
  });

  test('that cannot be read is named', async ({ expect, configure, failure }) => {
    const file = await configure({ auths: { [registry]: { auth: base64('hunter2') } } });
    expect(await failure(registry)).toEqual([
      'registry-credentials-unusable',
      `auth of "${registry}" in ${file} is not base64 of user:password`,
      `Sign in again: docker login ${registry}`,
    ]);
  });
});

describe('a helper', () => {
  test('of the registry comes before the store, and the store before the file', async ({
    expect,
    configure,
    helper,
    find,
  }) => {
    await helper('own', prints('own', 'a'));
    await helper('store', prints('store', 'b'));
    const config = { ...inline('third.example.com'), credsStore: 'store' };
    await configure({ ...config, credHelpers: { [registry]: 'own' } });
    expect(await find(registry)).toEqual({ username: 'own', password: 'a' });
    expect(await find('other.example.com')).toEqual({ username: 'store', password: 'b' });
    await helper('store', nothing);
    expect(await find('third.example.com')).toEqual(ada);
  });

  test.for([nothing, 'echo "credentials not found" >&2; exit 1', prints('', 'x'), 'echo "{}"'])(
    'that has nothing gives way to the next: %s',
    async (lines, { expect, configure, helper, find }) => {
      await helper('own', lines);
      await helper('store', lines);
      const config = { ...inline(registry), credsStore: 'store' };
      await configure({ ...config, credHelpers: { [registry]: 'own' } });
      expect(await find(registry)).toEqual(ada);
    },
  );

  test('reads the server to the letter, Docker Hub by its old address', async ({
    expect,
    configure,
    helper,
    find,
    folder,
  }) => {
    await helper('store', `printf '%s\\n' "$server" >> "${folder}/asked"; ${nothing}`);
    await configure({ credsStore: 'store', credHelpers: { 'index.docker.io': 'store' } });
    await find(registry);
    await find('docker.io');
    expect(await readFile(join(folder, 'asked'), 'utf8')).toBe(`${registry}\n${hub}\n${hub}\n`);
  });

  test.for<[string, string]>([
    ['echo hunter2; echo hunter2 >&2; exit 3', 'ended with status 3'],
    ['kill -9 $$', 'was killed'],
  ])('that fails is named: %s', async ([lines, why], { expect, configure, helper, failure }) => {
    await helper('store', lines);
    const file = await configure({ ...inline(registry), credsStore: 'store' });
    expect(await failure(registry)).toEqual([
      'registry-credentials-unusable',
      `docker-credential-store, which ${file} names, ${why}`,
      `See what it says: printf ${registry} | docker-credential-store get`,
    ]);
  });

  test.for(['echo hunter2', 'echo 7', `echo '{"Username": 1, "Secret": "hunter2"}'`])(
    'that prints something else is named: %s',
    async (lines, { expect, configure, helper, failure }) => {
      await helper('store', lines);
      const file = await configure({ credsStore: 'store' });
      expect(await failure(registry)).toEqual([
        'registry-credentials-unusable',
        `docker-credential-store, which ${file} names, did not print a sign-in in JSON`,
        `See what it prints: printf ${registry} | docker-credential-store get`,
      ]);
    },
  );

  test('that is not installed is named', async ({ expect, configure, failure }) => {
    const file = await configure({ credHelpers: { [registry]: 'gone' } });
    expect(await failure(registry)).toEqual([
      'registry-credentials-unusable',
      `docker-credential-gone, which ${file} names, is not on the PATH`,
      'Install it, or name another one.',
    ]);
  });

  test.for(['../../bin/sh', '/bin/sh', 'x y', '$(id)', 'a\nb'])(
    'is the name of a program, not %j',
    async (name, { expect, configure, failure }) => {
      const file = await configure({ credsStore: name });
      expect(await failure(registry)).toEqual([
        'registry-credentials-unusable',
        `${file} names a credential helper that is not the name of a program: ${JSON.stringify(name)}`,
        "What follows docker-credential- in the program's name goes there.",
      ]);
    },
  );
});

describe('an identity token', () => {
  const token = { username: '00000000-0000-0000-0000-000000000000', password: 'hunter2' };

  test('is a password to Azure', async ({ expect, configure, helper, find }) => {
    await configure({ auths: { 'team.azurecr.io': { auth: '', identitytoken: 'hunter2' } } });
    expect(await find('team.azurecr.io')).toEqual(token);
    await helper('store', prints('<token>', 'hunter2'));
    await configure({ credsStore: 'store' });
    expect(await find('team.azurecr.io')).toEqual(token);
  });

  test('is of no use elsewhere', async ({ expect, configure, failure }) => {
    await configure({ auths: { [registry]: { identitytoken: 'hunter2' } } });
    expect(await failure(registry)).toEqual([
      'registry-credentials-unusable',
      `Docker is signed in to ${registry} with an identity token, which a workspace cannot use`,
      `Sign in with a user name and an access token: docker login ${registry}`,
    ]);
  });
});

describe('the file', () => {
  test('is where DOCKER_CONFIG says', async ({ expect, folder, configure, find }) => {
    await configure({});
    await writeFile(join(folder, 'config.json'), JSON.stringify(inline(registry)));
    expect(await find(registry, { DOCKER_CONFIG: folder })).toEqual(ada);
  });

  test.for(['{"auths": {"hunter2"', '7', '{"auths": {"x": "hunter2"}}', '{"credsStore": 1}'])(
    'that is no configuration is named without its content: %s',
    async (text, { expect, configure, failure }) => {
      const file = await configure(text);
      expect(await failure(registry)).toEqual([
        'docker-config-unreadable',
        `${file} is not a Docker configuration in JSON`,
        'docker login writes it. DOCKER_CONFIG names another folder to look in.',
      ]);
    },
  );

  test.skipIf(process.getuid?.() === 0)(
    'has to be readable',
    async ({ expect, configure, failure }) => {
      const file = await configure('{}');
      await chmod(file, 0);
      expect((await failure(registry))[1]).toBe(`${file} cannot be read (EACCES)`);
    },
  );

  test('cannot be a folder', async ({ expect, folder, failure }) => {
    const file = join(folder, '.docker', 'config.json');
    await mkdir(file, { recursive: true });
    expect((await failure(registry))[1]).toBe(`${file} cannot be read (EISDIR)`);
  });
});
