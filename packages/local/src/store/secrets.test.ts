import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { test } from '../../test/workspace.ts';
import { Secrets } from './secrets.ts';

test('values are the text of the file, whatever they look like', async ({
  expect,
  stateDirectory,
}) => {
  const text = 'team: { pin: 0123, no: "null", on: true }\n';
  await writeFile(join(stateDirectory, 'secrets.yaml'), text, { mode: 0o600 });
  const secrets = await Secrets.read(stateDirectory);
  expect(['pin', 'no', 'on'].map((key) => secrets.get('team', key))).toEqual([
    '0123',
    'null',
    'true',
  ]);
});

for (const mode of [0o644, 0o640, 0o604, 0o620]) {
  test(`a file of mode ${mode.toString(8)} is refused`, async ({ expect, stateDirectory }) => {
    const path = join(stateDirectory, 'secrets.yaml');
    await writeFile(path, 'team: { api: hunter2 }\n');
    await chmod(path, mode);
    await expect(Secrets.read(stateDirectory)).rejects.toMatchObject({
      code: 'secrets-file-open-to-others',
      message: `${path} can be read or changed by others`,
      hint: `Run: chmod 600 ${path}`,
    });
  });
}

for (const [what, text, message] of [
  ['broken YAML', 'team: { api: hunter2', 'is not valid YAML'],
  ['a list', '- hunter2', 'does not hold scopes with keys and values'],
  ['a scope without keys', 'team: hunter2', 'does not hold scopes with keys and values'],
  [
    'a key with a map',
    'team: { api: { a: hunter2 } }',
    'does not hold scopes with keys and values',
  ],
] as const) {
  test(`${what} is an error without its content`, async ({ expect, stateDirectory }) => {
    const path = join(stateDirectory, 'secrets.yaml');
    await writeFile(path, text, { mode: 0o600 });
    const error = await Secrets.read(stateDirectory).catch((reason: unknown) => reason);
    expect(inspect(error)).not.toContain('hunter2');
    expect(error).toMatchObject({
      code: 'secrets-file-unreadable',
      message: `${path} ${message}`,
      hint: 'Write it as {<scope>: {<key>: <value>}}.',
    });
  });
}

for (const [scope, key] of [
  ['team', 'none'],
  ['none', 'api'],
  ['__proto__', 'toString'],
] as const) {
  test(`the secret ${scope}/${key} is missing`, async ({ expect, stateDirectory }) => {
    const path = join(stateDirectory, 'secrets.yaml');
    await writeFile(path, 'team: { api: hunter2 }\n', { mode: 0o600 });
    const secrets = await Secrets.read(stateDirectory);
    expect(() => secrets.get(scope, key)).toThrow(`the secret "${scope}/${key}" is not in ${path}`);
  });
}

test('a secret that no variable can hold is an error without its value', async ({
  expect,
  stateDirectory,
}) => {
  const text = 'team: { api: "hunter\\02" }\n';
  await writeFile(join(stateDirectory, 'secrets.yaml'), text, { mode: 0o600 });
  const secrets = await Secrets.read(stateDirectory);
  expect(() => secrets.get('team', 'api')).toThrow(
    /^the secret "team\/api" holds a NUL character$/,
  );
});

test('no file, and an empty one, hold no secrets', async ({ expect, stateDirectory }) => {
  const none = await Secrets.read(stateDirectory);
  expect(() => none.get('team', 'api')).toThrow('the secret "team/api" is not in');
  await writeFile(join(stateDirectory, 'secrets.yaml'), '', { mode: 0o600 });
  const empty = await Secrets.read(stateDirectory);
  expect(() => empty.get('team', 'api')).toThrow('the secret "team/api" is not in');
});
