import { test } from 'vitest';
import { describeField, describeRunConfig } from './describe-field.ts';

test('a field is described with its type, limits, default and example', ({ expect }) => {
  expect(describeField('compute.priority_class')).toEqual({
    path: 'compute.priority_class',
    title: 'Priority in the pool',
    documentation:
      'Who goes first when the reserved pool is full. Means something only in a pool, so it needs compute.pool_id.',
    type: 'text',
    required: false,
    default: undefined,
    limits: ['not empty', 'one of: BEST_EFFORT, NORMAL, CRITICAL, in any case'],
    relations: ['only with pool_id'],
    values: ['BEST_EFFORT', 'NORMAL', 'CRITICAL'],
    example: 'NORMAL',
    fields: [],
  });
});

test('the entries of a list are reached with an index and without', ({ expect }) => {
  const level = describeField('permissions[3].level');
  expect(level?.path).toBe('permissions[].level');
  expect(level?.limits).toEqual([
    'not empty',
    'known values: CAN_VIEW, CAN_MANAGE_RUN, CAN_MANAGE, IS_OWNER',
  ]);
  expect(describeField('permissions.level')).toBe(level);
});

test('types read as words', ({ expect }) => {
  const types = (path: string) => describeField(path)?.type;
  expect(types('environment.dependencies')).toBe('list of texts, or text');
  expect(types('code_source.git.remote')).toBe('true or false, or text');
  expect(types('max_retries')).toBe('whole number');
  expect(types('env_variables')).toBe('map of names to texts');
  expect(types('parameters')).toBe('map with any content');
  expect(types('containers')).toBe('list of maps');
});

test('what holds between fields is told of each of them', ({ expect }) => {
  const relations = (path: string) => describeField(path)?.relations;
  expect(relations('compute.num_accelerators')).toEqual([
    'a multiple of 8 for GPU_8xH100, a multiple of 8 for GPU_8xB300',
  ]);
  expect(relations('command')).toEqual(['exactly one of command, containers']);
  expect(relations('permissions[].group_name')).toEqual([
    'exactly one of user_name, group_name, service_principal_name',
  ]);
  expect(relations('environment.docker_image')).toEqual([
    'not with dependencies, version, unity_catalog_image',
  ]);
  expect(relations('environment.version')).toEqual([
    'not with docker_image',
    'not with unity_catalog_image',
    'not with a text in dependencies',
  ]);
  expect(relations('environment.dependencies')).toContain('as a text not with version');
  expect(relations('containers')).toEqual([
    'exactly one of command, containers',
    'not with environment.docker_image, environment.unity_catalog_image',
  ]);
  expect(relations('max_retries')).toEqual([]);
});

test('a path that is not a field has no description', ({ expect }) => {
  expect(describeField('compute.gpus')).toBeUndefined();
  expect(describeField('env_variables.NCCL_DEBUG')).toBeUndefined();
});

test('the empty path is the config itself', ({ expect }) => {
  expect(describeField('')).toBe(describeRunConfig());
  expect(
    describeRunConfig()
      .fields.map(({ path }) => path)
      .slice(0, 3),
  ).toEqual(['experiment_name', 'compute', 'environment']);
});
