import * as v from 'valibot';
import { test } from 'vitest';
import { requirementsFileField, runConfig, runConfigField } from './index.ts';
import type { Field, FieldDocs } from './index.ts';

/** Every documented field with its dotted path; `[]` stands for the entries of a list. */
function documented(field: Field, path = ''): [path: string, docs: FieldDocs | undefined][] {
  const below = childrenOf(field).flatMap(([key, child]) =>
    documented(child, key === '[]' ? `${path}[]` : path === '' ? key : `${path}.${key}`),
  );
  return path === '' ? below : [[path, field.docs], ...below];
}

function childrenOf({ shape }: Field): [string, Field][] {
  if (shape.kind === 'map') return [...shape.fields];
  if (shape.kind === 'list' && shape.item.shape.kind === 'map') return [['[]', shape.item]];
  return [];
}

const fields = documented(runConfigField());

test('the fields stand in the order of run-config.md', ({ expect }) => {
  expect(fields.map(([path]) => path)).toMatchInlineSnapshot(`
    [
      "experiment_name",
      "compute",
      "compute.num_accelerators",
      "compute.accelerator_type",
      "compute.pool_id",
      "compute.priority_class",
      "environment",
      "environment.dependencies",
      "environment.version",
      "environment.docker_image",
      "environment.docker_image.url",
      "environment.docker_image.tag_policy",
      "environment.docker_image.credentials_scope",
      "environment.docker_image.credentials_key",
      "environment.unity_catalog_image",
      "command",
      "containers",
      "containers[]",
      "containers[].name",
      "containers[].command",
      "containers[].ranks",
      "containers[].unity_catalog_image",
      "containers[].environment_variables",
      "containers[].environment_variables.variables",
      "env_variables",
      "secrets",
      "code_source",
      "code_source.type",
      "code_source.snapshot",
      "code_source.snapshot.root_path",
      "code_source.snapshot.remote_volume",
      "code_source.snapshot.git",
      "code_source.snapshot.git.branch",
      "code_source.snapshot.git.commit",
      "code_source.snapshot.git.remote",
      "code_source.snapshot.include_paths",
      "code_source.root_path",
      "code_source.remote_volume",
      "code_source.git",
      "code_source.git.branch",
      "code_source.git.commit",
      "code_source.git.remote",
      "code_source.include_paths",
      "max_retries",
      "timeout_minutes",
      "idempotency_token",
      "parameters",
      "mlflow_run_name",
      "mlflow_experiment_directory",
      "mlflow_artifact_location",
      "permissions",
      "permissions[]",
      "permissions[].user_name",
      "permissions[].group_name",
      "permissions[].service_principal_name",
      "permissions[].level",
      "usage_policy_name",
      "usage_policy_id",
    ]
  `);
});

test('every field has a title, a paragraph and an example', ({ expect }) => {
  for (const [path, docs] of [...fields, ...documented(requirementsFileField())]) {
    expect(docs?.title, path).toMatch(/^\S.{2,40}$/u);
    expect(docs?.documentation, path).toMatch(/^\S[^\n]{30,}\.$/u);
    expect(docs?.example, path).toBeDefined();
  }
});

test('the examples of the root fields are a valid config', ({ expect }) => {
  const config = Object.fromEntries(
    fields.filter(([path]) => !/[.[]/.test(path)).map(([path, docs]) => [path, docs?.example]),
  );
  expect(v.safeParse(runConfig, config).issues).toBeUndefined();
});

test('only what a config cannot do without is required', ({ expect }) => {
  const { shape } = runConfigField();
  if (shape.kind !== 'map') throw new Error('the root is a map');
  const required = [...shape.fields].filter(([, field]) => field.required).map(([key]) => key);
  expect(required).toEqual(['experiment_name', 'compute']);
});

test('a field reads its text in canonical form', ({ expect }) => {
  expect(read(['compute', 'priority_class'], ' best_effort ')).toBe('BEST_EFFORT');
  expect(read(['compute', 'priority_class'], 'beſt_effort')).toBe('beſt_effort');
  expect(read(['environment', 'version'], 'CLIENT-GPU-5')).toBe('5');
  expect(read(['environment', 'version'], 'Databricks_AI_v5')).toBe('databricks_ai_v5');
  expect(read(['environment', 'version'], 'databric\u212As_ai_v5')).toBe('databric\u212As_ai_v5');
  expect(read(['mlflow_artifact_location'], ' /Volumes/a/b ')).toBe('dbfs:/Volumes/a/b');
  expect(read(['experiment_name'], ' kept ')).toBe(' kept ');
});

function read(path: readonly string[], written: string): string | undefined {
  let field: Field | undefined = runConfigField();
  for (const key of path) {
    field = field?.shape.kind === 'map' ? field.shape.fields.get(key) : undefined;
  }
  return field?.shape.kind === 'text' ? field.shape.read(written) : undefined;
}
