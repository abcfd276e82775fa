import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe } from 'vitest';
import { configWith, test } from '../../test/launch.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test('every plan has a launch directory of its own', async ({ expect, plan }) => {
  const [first, second] = [await plan(configWith()), await plan(configWith())];
  expect(first.directory).toMatch(/^heron\/heron_[0-9a-f]{16}$/);
  expect(second.directory).not.toBe(first.directory);
  const named = await plan(configWith('mlflow_run_name: blue'));
  expect(named.directory).toMatch(/^heron\/blue_[0-9a-f]{16}$/);
});

test('the files are those of the config', async ({ expect, plan }) => {
  const { files } = await plan(configWith('parameters: { lr: 1e-5 }'));
  expect(files.map(({ name }) => name)).toEqual([
    'training_config.yaml',
    'command.sh',
    'hyperparameters.yaml',
  ]);
});

describe('the idempotency token', () => {
  test('is the key, else the config’s, else new', async ({ expect, plan }) => {
    const text = configWith('idempotency_token: mine');
    expect((await plan(text, { idempotencyKey: 'key' })).idempotencyToken).toBe('key');
    expect((await plan(text)).idempotencyToken).toBe('mine');
    const [first, second] = [await plan(configWith()), await plan(configWith())];
    expect(first.idempotencyToken).toMatch(uuid);
    expect(second.idempotencyToken).not.toBe(first.idempotencyToken);
  });

  test('of 64 bytes is as long as it gets', async ({ expect, plan }) => {
    const idempotencyKey = 'é'.repeat(32);
    expect((await plan(configWith(), { idempotencyKey })).idempotencyToken).toBe(idempotencyKey);
    await expect(
      plan(configWith(), { idempotencyKey: `${idempotencyKey}x` }),
    ).rejects.toMatchObject(
      failure(
        'idempotency-key-invalid',
        '--idempotency-key must be 64 bytes or less, got 65',
        'A hash of a longer key, such as its SHA-256 in hex, has 64.',
      ),
    );
  });

  test.for(['', ' \t'])('is never blank: %j', async (idempotencyKey, { expect, plan }) => {
    await expect(plan(configWith(), { idempotencyKey })).rejects.toMatchObject(
      failure(
        'idempotency-key-invalid',
        '--idempotency-key cannot be empty',
        'Leave the flag out to get a new key for each launch.',
      ),
    );
  });
});

describe('a requirements file', () => {
  const text = configWith('environment: { dependencies: deps/requirements.yaml }');

  test('is read beside the config, sent as it is and in the environment', async ({
    expect,
    plan,
    folder,
  }) => {
    await mkdir(join(folder, 'deps'));
    const content = '# pins\nversion: 5\ndependencies:\n  - torch==2.7.1\n';
    await writeFile(join(folder, 'deps', 'requirements.yaml'), content);
    const { files, environment, warnings } = await plan(text);
    const sent = files.find(({ name }) => name === 'requirements.yaml');
    expect(new TextDecoder().decode(sent?.bytes)).toBe(content);
    expect(environment).toEqual({ environment_version: '5', dependencies: ['torch==2.7.1'] });
    expect(warnings).toEqual([]);
  });

  test('that draws warnings passes them on, with its text', async ({ expect, plan, folder }) => {
    const file = join(folder, 'deps/requirements.yaml');
    await mkdir(join(folder, 'deps'));
    const content = 'dependencies: [numpy]\n---\nmore: documents\n';
    await writeFile(file, content);
    expect((await plan(text)).warnings).toMatchObject([
      { file, text: content, issue: { code: 'later-document', severity: 'warning' } },
    ]);
  });

  test('without packages is not sent', async ({ expect, plan, folder }) => {
    await mkdir(join(folder, 'deps'));
    await writeFile(join(folder, 'deps', 'requirements.yaml'), 'version: 4\ndependencies: []\n');
    const { files, environment } = await plan(text);
    expect(files.map(({ name }) => name)).toEqual(['training_config.yaml', 'command.sh']);
    expect(environment).toEqual({ environment_version: '4' });
  });

  test('can be named by a whole path', async ({ expect, plan, folder }) => {
    const file = join(folder, 'elsewhere.yml');
    await writeFile(file, 'dependencies: [numpy]\n');
    const { environment } = await plan(configWith(`environment: { dependencies: ${file} }`));
    expect(environment.dependencies).toEqual(['numpy']);
  });

  test('that is missing is named with the folder of the config', async ({
    expect,
    plan,
    folder,
  }) => {
    await expect(plan(text)).rejects.toMatchObject(
      failure(
        'requirements-missing',
        `requirements file "${join(folder, 'deps/requirements.yaml')}" does not exist`,
        'environment.dependencies is a path relative to the config file, or a list of packages.',
      ),
    );
  });

  test('cannot be a directory', async ({ expect, plan, folder }) => {
    const file = join(folder, 'deps/requirements.yaml');
    await mkdir(file, { recursive: true });
    await expect(plan(text)).rejects.toMatchObject(unreadable(`"${file}" is a directory`));
  });

  test('cannot be over 4 MiB', async ({ expect, plan, folder }) => {
    const file = join(folder, 'deps/requirements.yaml');
    await mkdir(join(folder, 'deps'));
    await writeFile(file, '#'.repeat(4 * 1024 * 1024 + 1));
    await expect(plan(text)).rejects.toMatchObject(
      unreadable(`"${file}" is 4194305 bytes, over the limit of 4194304 (4 MiB)`),
    );
  });

  test.skipIf(process.getuid?.() === 0)('has to be readable', async ({ expect, plan, folder }) => {
    const file = join(folder, 'deps/requirements.yaml');
    await mkdir(join(folder, 'deps'));
    await writeFile(file, 'dependencies: []');
    await chmod(file, 0o000);
    await expect(plan(text)).rejects.toMatchObject(
      unreadable(`"${file}" cannot be read (permission denied)`),
    );
  });

  test('cannot be a link that leads in a circle', async ({ expect, plan, folder }) => {
    const file = join(folder, 'deps/requirements.yaml');
    await mkdir(join(folder, 'deps'));
    await symlink('requirements.yaml', file);
    await expect(plan(text)).rejects.toMatchObject(unreadable(`"${file}" cannot be read (ELOOP)`));
  });

  test('with mistakes is an error that tells all of them', async ({ expect, plan, folder }) => {
    const file = join(folder, 'deps/requirements.yaml');
    await mkdir(join(folder, 'deps'));
    await writeFile(file, 'version: 5\ndependancies: [numpy]\npython: 3.12\n');
    await expect(plan(text)).rejects.toMatchObject({
      name: 'SubmitError',
      code: 'requirements-invalid',
      message: `requirements file "${file}" is not valid: line 2: unknown key dependancies: did you mean dependencies?; line 3: unknown key python`,
      hint: 'A requirements file holds version and dependencies, and nothing else.',
      source: { file, text: 'version: 5\ndependancies: [numpy]\npython: 3.12\n' },
      issues: [{ path: ['dependancies'] }, { path: ['python'] }],
    });
  });

  test('that does not parse is an error', async ({ expect, plan, folder }) => {
    const file = join(folder, 'deps/requirements.yaml');
    await mkdir(join(folder, 'deps'));
    await writeFile(file, 'dependencies: [numpy\n');
    await expect(plan(text)).rejects.toMatchObject({
      code: 'requirements-invalid',
      message: `requirements file "${file}" is not valid: line 1: a [ is not closed: a ] is missing`,
    });
  });
});

test('a config over 1 MiB is not launched', async ({ expect, plan }) => {
  const text = configWith(`# ${'x'.repeat(1_048_576)}`);
  await expect(plan(text)).rejects.toMatchObject({
    name: 'ArtifactError',
    code: 'training-config-too-large',
  });
});

interface Failure {
  readonly name: 'SubmitError';
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

function failure(code: string, message: string, hint: string): Failure {
  return { name: 'SubmitError', code, message, hint };
}

function unreadable(what: string): Failure {
  return failure(
    'requirements-unreadable',
    `requirements file ${what}`,
    'environment.dependencies names a YAML file that holds version and dependencies.',
  );
}
