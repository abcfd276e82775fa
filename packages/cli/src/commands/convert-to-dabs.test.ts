import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe } from 'vitest';
import { parse } from 'yaml';
import { air, config, steady, test } from '../../test/air.ts';

const usage = 'Usage: air convert-to-dabs FILE [flags]\n';

/** The files below a folder, by their paths in it. */
async function filesIn(folder: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const read = files.map(async ({ parentPath, name }) => {
    const path = join(parentPath, name);
    return [path.slice(folder.length + 1), await readFile(path, 'utf8')] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}

const everything = config(
  'echo hello',
  `env_variables: {A: b}
secrets: {TOKEN: scope/key}
parameters: {lr: 1e-5}
timeout_minutes: 5
environment: {dependencies: [torch], version: 5}
mlflow_run_name: first
permissions: [{group_name: team, level: CAN_VIEW}]
usage_policy_id: 5b0f2c1e-7f0c-4a43-8d1f-0a1b2c3d4e5f
`,
);

describe('a bundle', { concurrent: true }, () => {
  test('has the job and the files of a launch, with paths of its own', async ({
    expect,
    write,
    folder,
    local,
    env,
  }) => {
    await mkdir(join(folder, 'src'));
    await write('print(1)\n', 'src/train.py');
    const file = await write(`${everything}code_source: {root_path: src}\n`);
    expect(await air(['convert-to-dabs', file], { env: {} })).toEqual({
      status: 0,
      out: `The bundle "hello" is in ${folder}:
  generated_artifacts/training_config.yaml
  generated_artifacts/command.sh
  generated_artifacts/requirements.yaml
  generated_artifacts/hyperparameters.yaml
  generated_artifacts/env_vars.json
  generated_artifacts/secret_env_vars.json
  databricks.yml
Deploy it from there with: databricks bundle deploy
`,
      err: '',
    });
    expect(local.requests()).toEqual([]);
    const { bundle, resources } = parse(await readFile(join(folder, 'databricks.yml'), 'utf8'));
    expect(bundle).toEqual({ name: 'hello' });
    expect(Object.keys(resources.jobs)).toEqual(['hello']);
    const { name, permissions, ...job } = resources.jobs.hello;
    expect(permissions).toEqual([{ group_name: 'team', level: 'CAN_VIEW' }]);

    expect(await air(['run', file], { env })).toMatchObject({ status: 0 });
    const posted = local.requests().find(({ path }) => path.endsWith('/runs/submit'))?.body;
    const text = JSON.stringify(posted);
    const launchDirectory = /"command_path":"(.*?)\/command\.sh"/.exec(text)?.[1] ?? '';
    const { idempotency_token: _ofLaunch, ...body } = JSON.parse(
      text
        .replaceAll(launchDirectory, './generated_artifacts')
        // an archive of that folder
        .replace(
          /"code_source_path":"[^"]*\/src_[0-9a-f]{16}\.tar\.gz"/,
          '"code_source_path":"./src"',
        ),
    );
    expect({ run_name: name, ...job }).toEqual(body);
    expect(await filesIn(join(folder, 'generated_artifacts'))).toEqual(
      await filesIn(join(local.stateDirectory, 'files', launchDirectory)),
    );
  });

  test('is an envelope with -o json, what it does without a warning in it', async ({
    expect,
    write,
    folder,
  }) => {
    const file = await write(config('echo', 'idempotency_token: once\n'));
    const { status, out, err } = await air(['convert-to-dabs', file, '-o', 'json']);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(JSON.parse(steady(out))).toEqual({
      v: 1,
      ts: '…',
      data: {
        output_dir: folder,
        files: [
          'generated_artifacts/training_config.yaml',
          'generated_artifacts/command.sh',
          'databricks.yml',
        ],
        warnings: [
          {
            code: 'not-in-bundle',
            kind: 'rule',
            severity: 'warning',
            path: 'idempotency_token',
            message:
              'idempotency_token cannot be said in a bundle: a job can be run again and again',
            hint: 'The job is made without it.',
            file,
            line: 4,
            column: 1,
            end_line: 4,
            end_column: 18,
          },
        ],
      },
    });
  });

  test('goes where --output-dir says, and leads to the code from there', async ({
    expect,
    write,
    folder,
  }) => {
    await mkdir(join(folder, 'conf'));
    await mkdir(join(folder, 'src'));
    const file = await write(config('echo', 'code_source: {root_path: ../src}\n'), 'conf/run.yaml');
    expect(await air(['convert-to-dabs', file, '--output-dir', folder])).toMatchObject({
      status: 0,
    });
    const { resources } = parse(await readFile(join(folder, 'databricks.yml'), 'utf8'));
    expect(resources.jobs.hello.tasks[0].ai_runtime_task.code_source_path).toBe('./src');

    expect(await air(['convert-to-dabs', file])).toEqual({
      status: 1,
      out: '',
      err: `Error: code_source.root_path cannot be said in a bundle: "${folder}/src" is outside of the bundle's folder "${folder}/conf"
  ${file}:4:15
  4 | code_source: {root_path: ../src}
    |               ^^^^^^^^^
  hint: Have the bundle in a folder that the code is in, with --output-dir.

1 error
`,
    });
    expect(await readdir(join(folder, 'conf'))).toEqual(['run.yaml']);
    const missing = join(folder, 'new', 'one');
    expect(await air(['convert-to-dabs', file, '--output-dir', missing])).toMatchObject({
      status: 1,
    });
    expect(await readdir(folder)).not.toContain('new');
  });

  test('is refused with an envelope and its issues', async ({ expect, write }) => {
    const file = await write(config('echo', 'usage_policy_name: vision\n'));
    const { status, out } = await air(['convert-to-dabs', file, '-o', 'json']);
    expect({ status, ...JSON.parse(out) }).toMatchObject({
      status: 1,
      error: {
        code: 'NOT_SUPPORTED',
        kind: 'PERMANENT',
        retryable: false,
        issues: [{ code: 'not-in-bundle', path: 'usage_policy_name', line: 4 }],
      },
    });
  });

  test('stops where a launch would stop on this machine', async ({ expect, write, folder }) => {
    const code = await write(config('echo', 'code_source: {root_path: none}\n'));
    expect((await air(['convert-to-dabs', code])).err).toBe(
      `Error: code_source.root_path "${folder}/none" does not exist
  ${code}:4:15
  4 | code_source: {root_path: none}
    |               ^^^^^^^^^
  hint: root_path is relative to the config file.

1 error
`,
    );
    const packages = await write(config('echo', 'environment: {dependencies: none.yaml}\n'));
    expect((await air(['convert-to-dabs', packages])).err).toBe(
      `Error: requirements file "${folder}/none.yaml" does not exist
  ${packages}:4:15
  4 | environment: {dependencies: none.yaml}
    |               ^^^^^^^^^^^^
  hint: environment.dependencies is a path relative to the config file, or a list of packages.

1 error
`,
    );
    expect(await readdir(folder)).toEqual(['run.yaml']);
  });
});

describe('what is there', { concurrent: true }, () => {
  test('is left alone when it is the same', async ({ expect, write, folder }) => {
    const file = await write(everything);
    const first = await air(['convert-to-dabs', file]);
    const made = await filesIn(folder);
    const { ino } = await stat(join(folder, 'databricks.yml'));
    expect(await air(['convert-to-dabs', file])).toEqual(first);
    expect(await air(['convert-to-dabs', file, '--force'])).toEqual(first);
    expect(await filesIn(folder)).toEqual(made);
    expect((await stat(join(folder, 'databricks.yml'))).ino).toBe(ino);
  });

  test('is overwritten with --force only, and what is left of another config goes', async ({
    expect,
    write,
    folder,
  }) => {
    const file = await write(config('echo', 'parameters: {lr: 1}\n'));
    await air(['convert-to-dabs', file]);
    const notes = join(folder, 'generated_artifacts', 'notes.txt');
    await writeFile(notes, 'mine');
    await write(config('echo other'));
    const before = await filesIn(folder);
    expect(await air(['convert-to-dabs', file])).toEqual({
      status: 1,
      out: '',
      err: `Error: the bundle would overwrite generated_artifacts/training_config.yaml, generated_artifacts/command.sh, generated_artifacts/hyperparameters.yaml in "${folder}"
  hint: Do it with --force, or name another folder with --output-dir.
${usage}`,
    });
    expect(await filesIn(folder)).toEqual(before);
    expect(await air(['convert-to-dabs', file, '--force'])).toMatchObject({ status: 0, err: '' });
    expect(await filesIn(folder)).toEqual({
      'run.yaml': config('echo other'),
      'databricks.yml': before['databricks.yml'],
      'generated_artifacts/command.sh': 'echo other',
      'generated_artifacts/training_config.yaml': config('echo other'),
      'generated_artifacts/notes.txt': 'mine',
    });
  });

  test('is never the config itself', async ({ expect, write, folder }) => {
    const file = await write(config(), 'databricks.yml');
    expect(await air(['convert-to-dabs', file, '--force'])).toEqual({
      status: 1,
      out: '',
      err: `Error: the bundle would overwrite the config "${file}"
  hint: Give the config another name, or the bundle another folder with --output-dir.
${usage}`,
    });
    expect(await filesIn(folder)).toEqual({ 'databricks.yml': config() });
  });

  test('can keep a bundle from being written', async ({ expect, write, folder }) => {
    const file = await write(config());
    const at = (path: string, code: string): string =>
      `Error: cannot write a bundle into "${path}" (${code})\n  hint: Name another folder with --output-dir.\n${usage}`;
    expect((await air(['convert-to-dabs', file, '--output-dir', file])).err).toBe(
      at(file, 'ENOTDIR'),
    );
    await mkdir(join(folder, 'databricks.yml'));
    expect((await air(['convert-to-dabs', file])).err).toBe(at(folder, 'EISDIR'));
    expect((await readdir(folder)).toSorted()).toEqual(['databricks.yml', 'run.yaml']);
  });
});
