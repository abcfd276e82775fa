import { validateText } from '@air/validate';
import { load } from 'js-yaml';
import { test } from 'vitest';
import { parse } from 'yaml';
import { assetBundle } from './asset-bundle.ts';
import { launchFiles } from './launch-files.ts';
import { textFile } from './launch-file.ts';

/** `databricks.yml` of a job. */
function bundleText(name: string, job: object): string {
  const { files } = assetBundle({ name, job, launchFiles: [] });
  return new TextDecoder().decode(files.at(-1)?.bytes);
}

test('a bundle has one job, which bears its name', ({ expect }) => {
  expect(bundleText('heron', { name: 'heron', tasks: [{ task_key: 'heron' }] }))
    .toBe(`# Made by air convert-to-dabs, which makes it again with --force.
bundle:
  name: heron
resources:
  jobs:
    heron:
      name: heron
      tasks:
        - task_key: heron
`);
});

test.for([
  ['8b', 'job_8b'],
  ['-x', 'job_-x'],
  ['_x-1', '_x-1'],
] as const)('the key of the job of %s is %s', ([name, key], { expect }) => {
  expect(load(bundleText(name, {}))).toEqual({
    bundle: { name },
    resources: { jobs: { [key]: {} } },
  });
});

test.for(['yes', 'No', '5', '1e3', '0o7', '0x1F', '1_000', '12:30', 'null', '2001-01-01', 'a: b'])(
  'the text %s stays text in every version of YAML',
  (text, { expect }) => {
    const bundle = bundleText('heron', { text });
    for (const version of ['1.1', '1.2'] as const) {
      expect(parse(bundle, { version })).toMatchObject({
        resources: { jobs: { heron: { text } } },
      });
    }
  },
);

test('launch files are in a folder beside databricks.yml, and what another config would have is named', ({
  expect,
}) => {
  const command = textFile('command.sh', 'python train.py');
  const { files, absent } = assetBundle({ name: 'heron', job: {}, launchFiles: [command] });
  expect(files.map(({ name }) => name)).toEqual([
    'generated_artifacts/command.sh',
    'databricks.yml',
  ]);
  expect(files[0]?.bytes).toBe(command.bytes);
  expect(absent).toEqual([
    'generated_artifacts/training_config.yaml',
    'generated_artifacts/requirements.yaml',
    'generated_artifacts/hyperparameters.yaml',
    'generated_artifacts/env_vars.json',
    'generated_artifacts/secret_env_vars.json',
  ]);
});

test('no launch file is forgotten', ({ expect }) => {
  const { config, document } = validateText(`
experiment_name: heron
compute: { num_accelerators: 1, accelerator_type: GPU_1xA10 }
environment: { dependencies: [torch] }
command: python train.py
env_variables: { A: b }
secrets: { TOKEN: scope/key }
parameters: { lr: 1 }
`);
  if (config === undefined) throw new Error('the config is wrong');
  const all = launchFiles({ document, config });
  expect(assetBundle({ name: 'heron', job: {}, launchFiles: all }).absent).toEqual([]);
  const none = assetBundle({ name: 'heron', job: {}, launchFiles: [] });
  expect(none.absent).toHaveLength(all.length);
});
