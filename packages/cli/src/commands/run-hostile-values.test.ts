import { execFile } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { air, test } from '../../test/air.ts';

/** What leads out of a folder, ends a word, or is taken for an option, a command or a part of a URL. */
const values = [
  '..',
  '../outside',
  'a/../../outside',
  '/Volumes/a/b/c/../../../../../../2.1/x',
  '/Workspace/../../etc',
  '%2e%2e/%2e%2e/x',
  'a\0b',
  'a\nb: c',
  'a?b=c#d',
  '-x',
  '--output=made',
  '--upload-pack=touch made',
  '$(touch made)',
  ':(exclude)x',
  'ext::sh -c touch% made',
] as const;

/** Each field whose value goes into a path, a URL or a child process, in the lines of a config. */
const fields: Readonly<Record<string, (value: string) => string>> = {
  experiment_name: (value) => `experiment_name: ${value}`,
  mlflow_run_name: (value) => `mlflow_run_name: ${value}`,
  mlflow_experiment_directory: (value) => `mlflow_experiment_directory: ${value}`,
  usage_policy_name: (value) => `usage_policy_name: ${value}`,
  'environment.dependencies': (value) => `environment: { dependencies: ${value} }`,
  'docker_image.url': (value) => `environment: { docker_image: { url: ${value} } }`,
  root_path: (value) => `code_source: { root_path: ${value} }`,
  remote_volume: (value) => `code_source: { root_path: code, remote_volume: ${value} }`,
  include_paths: (value) => `code_source: { root_path: code, include_paths: [${value}] }`,
  'git.branch': (value) => `code_source: { root_path: code, git: { branch: ${value} } }`,
  'git.commit': (value) => `code_source: { root_path: code, git: { commit: ${value} } }`,
  'git.remote': (value) =>
    `code_source: { root_path: code, git: { branch: main, remote: ${value} } }`,
  'env_variables, its name': (value) => `env_variables: { ${value}: x }`,
  secrets: (value) => `secrets: { KEY: ${value} }`,
};

test.for(Object.entries(fields))(
  '%s leads nowhere else, whatever it holds',
  async ([, line], { expect, folder, local, env }) => {
    await mkdir(join(folder, 'config', 'code'), { recursive: true });
    await writeFile(join(folder, 'config', 'code', 'train.py'), '');
    const user = ['-c', 'user.name=ada', '-c', 'user.email=ada@example.com'];
    for (const args of [
      ['init', '-q', '-b', 'main'],
      ['add', '.'],
      [...user, 'commit', '-qm', 'x'],
    ]) {
      await promisify(execFile)('git', args, { cwd: join(folder, 'config', 'code') });
    }
    await writeFile(join(folder, 'outside'), '');
    for (const value of values) {
      const lines = [line(JSON.stringify(value)), "command: 'true'"];
      if (!lines[0]?.startsWith('experiment_name')) lines.unshift('experiment_name: hello');
      lines.push('compute: { num_accelerators: 1, accelerator_type: GPU_1xA10 }');
      const file = join(folder, 'config', 'run.yaml');
      await writeFile(file, lines.join('\n'));
      const { status, err } = await air(['run', file], {
        env: { ...env, PATH: process.env['PATH'] ?? '' },
      });
      expect({ value, status, err }).not.toMatchObject({
        err: expect.stringMatching(/bug|^\s+at /m),
      });
    }
    const paths = local.requests().map(({ path }) => path.replace(/\?.*/s, ''));
    expect(paths.filter((path) => new URL(path, local.host).pathname !== path)).toEqual([]);
    // the folder is the user's home too: keys of code are kept there, if the code is old enough to be trusted
    const made = (await readdir(folder)).filter((name) => name !== '.cache');
    expect(made.toSorted()).toEqual(['config', 'outside', 'state']);
    expect((await readdir(join(folder, 'config'))).toSorted()).toEqual(['code', 'run.yaml']);
    expect((await readdir(join(folder, 'config', 'code'))).toSorted()).toEqual([
      '.git',
      'train.py',
    ]);
    const roots = await readdir(join(local.stateDirectory, 'files'));
    expect(['Volumes', 'Workspace']).toEqual(expect.arrayContaining(roots));
  },
);
