import { afterAll, beforeAll, describe, test } from 'vitest';
import { startLanguageServer } from '../../test/language-server.ts';
import type { LanguageServer } from '../../test/language-server.ts';
import { describeRunConfig } from '../describe-field.ts';
import { jsonSchemaDrafts, runConfigJsonSchema } from './run-config-json-schema.ts';

describe.each(jsonSchemaDrafts)('an editor with draft %s', (draft) => {
  let server: LanguageServer;
  beforeAll(async () => {
    server = await startLanguageServer(runConfigJsonSchema(draft));
  });
  afterAll(() => server.stop());

  test('offers every key of the config once', async ({ expect }) => {
    const fields = describeRunConfig().fields.map(({ path }) => path);
    const labels = (await server.completions('^')).map(({ label }) => label);
    expect(labels.filter((label) => /^[a-z_]+$/.test(label))).toEqual(fields);
  });

  test('offers the keys of a section with an example of each, and the section as a whole', async ({
    expect,
  }) => {
    const items = await server.completions('experiment_name: heron\ncompute:\n  ^');
    expect(items.map(({ label, insertText }) => [label, insertText])).toEqual([
      ['GPUs (example)', 'num_accelerators: 8\naccelerator_type: GPU_8xH100'],
      ['num_accelerators', 'num_accelerators: ${1:8}'],
      // The server's own: what is required.
      ['GPUs', 'num_accelerators: ${1:8}\naccelerator_type: $2'],
      ['accelerator_type', 'accelerator_type: '],
      ['pool_id', 'pool_id: ${1:0f3c1a52-7d7e-4b0a-9d9f-6a4e3b1c2d10}'],
      ['priority_class', 'priority_class: ${1:NORMAL}'],
    ]);
    const numberOfGpus = items.find(({ label }) => label === 'num_accelerators');
    expect(numberOfGpus?.documentation).toContain('Nodes are rented whole');
  });

  test('offers the values of a field that lists them', async ({ expect }) => {
    const items = await server.completions('compute:\n  accelerator_type: ^');
    expect(items.map(({ label }) => label)).toEqual([
      'GPU_1xA10',
      'GPU_1xH100',
      'GPU_8xH100',
      'GPU_8xB300',
    ]);
  });

  test('offers a script as a block', async ({ expect }) => {
    const items = await server.completions('command: ^');
    expect(items).toContainEqual(
      expect.objectContaining({
        label: 'Command (example)',
        insertText: '|\n  torchrun --nproc-per-node 8 train.py',
      }),
    );
  });

  test('shows the documentation of each field over its key', async ({ expect }) => {
    for (const { path, title, example } of describeRunConfig().fields) {
      const hover = await server.hover(
        `${path.slice(0, 2)}^${path.slice(2)}: ${JSON.stringify(example)}`,
      );
      expect(hover).toContain(`#### ${title}\n\n`);
    }
    expect(await server.hover('environment:\n  depend^encies: [einops]')).toMatch(
      /^#### Python packages\n\nThe packages that are installed before the command starts/,
    );
  });

  test('has nothing to say of a valid config', async ({ expect }) => {
    expect(await server.diagnostics(JSON.stringify(describeRunConfig().example))).toEqual([]);
  });

  test('marks a wrong key', async ({ expect }) => {
    expect(await server.diagnostics(config('  gpus: 8\nmax_retrys: 1\ncommand: make'))).toEqual([
      '5: Property gpus is not allowed.',
      '6: Property max_retrys is not allowed.',
    ]);
  });

  test('says rules over two fields in words', async ({ expect }) => {
    expect(
      await server.diagnostics(
        config(`  priority_class: NORMAL
environment: { docker_image: { url: x }, version: 5 }
permissions: [{ level: CAN_VIEW }]
usage_policy_name: a
usage_policy_id: b`),
      ),
    ).toEqual([
      '1: command or containers is required',
      '5: priority_class needs pool_id',
      '6: docker_image and version are mutually exclusive',
      '7: user_name or group_name or service_principal_name is required',
      '9: usage_policy_name and usage_policy_id are mutually exclusive',
    ]);
  });

  test('says what bounds a text in words', async ({ expect }) => {
    expect(
      await server.diagnostics(
        config(`command: " "
mlflow_experiment_directory: /Shared
idempotency_token: ${'x'.repeat(65)}`),
      ),
    ).toEqual([
      '5: cannot be empty',
      '6: must start with /Workspace',
      '7: must be 64 characters or less',
    ]);
  });
});

/** A config of four lines, and what stands below them. */
function config(rest: string): string {
  return `experiment_name: heron\ncompute:\n  accelerator_type: GPU_1xA10\n  num_accelerators: 1\n${rest}\n`;
}
