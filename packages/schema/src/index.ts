export { acceleratorTypes, gpusPerNode } from './accelerators.ts';
export type { AcceleratorType } from './accelerators.ts';
export { describeField, describeRunConfig } from './describe-field.ts';
export type { FieldDescription } from './describe-field.ts';
export type { FieldDocs, FieldLimits, Relation } from './field.ts';
export { containerSecret } from './fields/variables.ts';
export type { JsonSchema } from './json-schema/json-schema.ts';
export { jsonSchemaDrafts, runConfigJsonSchema } from './json-schema/run-config-json-schema.ts';
export type { JsonSchemaDraft } from './json-schema/run-config-json-schema.ts';
export { requirementsFile } from './requirements-file.ts';
export type { RequirementsFile } from './requirements-file.ts';
export { runConfig } from './run-config.ts';
export type {
  CodeSource,
  Compute,
  Container,
  DockerImage,
  Environment,
  Permission,
  RunConfig,
} from './run-config.ts';
export { requirementsFileField, runConfigField } from './shape.ts';
export type { Field, Normalize, Shape } from './shape.ts';
