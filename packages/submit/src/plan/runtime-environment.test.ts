import { describe, test } from 'vitest';
import { environmentSpec } from './runtime-environment.ts';

const image = (value: string) => ({ DATABRICKS_DL_RUNTIME_IMAGE: value });

describe('the channel', () => {
  test('is the config’s, before the requirements file’s, the environment’s and 6', ({ expect }) => {
    const file = { version: '4' };
    expect(environmentSpec({ version: '5' }, file, image('3'))).toEqual({
      environment_version: '5',
    });
    expect(environmentSpec({}, file, image('3'))).toEqual({ environment_version: '4' });
    expect(environmentSpec({}, {}, image('3'))).toEqual({ environment_version: '3' });
    expect(environmentSpec(undefined, undefined, {})).toEqual({ environment_version: '6' });
  });

  test('loses the prefix of older tools', ({ expect }) => {
    expect(environmentSpec({}, undefined, image('CLIENT-GPU-4'))).toEqual({
      environment_version: '4',
    });
  });

  test('is a base environment when it names one', ({ expect }) => {
    const spec = { base_environment: 'workspace-base-environments/databricks_ai_v5' };
    expect(environmentSpec({ version: 'databricks_ai_v5' }, undefined, {})).toEqual(spec);
    expect(environmentSpec({}, undefined, image('Databricks_AI_v5'))).toEqual(spec);
  });

  test('is not taken from a blank variable', ({ expect }) => {
    expect(environmentSpec({}, undefined, image(' '))).toEqual({ environment_version: '6' });
  });
});

test('packages come from the list or the file; an empty list is none', ({ expect }) => {
  const environment_version = '6';
  expect(environmentSpec({ dependencies: ['a', 'b'] }, undefined, {})).toEqual({
    environment_version,
    dependencies: ['a', 'b'],
  });
  expect(environmentSpec({ dependencies: 'r.yaml' }, { dependencies: ['c'] }, {})).toEqual({
    environment_version,
    dependencies: ['c'],
  });
  expect(environmentSpec({ dependencies: [] }, undefined, {})).toEqual({ environment_version });
  expect(environmentSpec({ dependencies: 'r.yaml' }, { version: '6' }, {})).toEqual({
    environment_version,
  });
});
