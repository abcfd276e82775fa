export { acceleratorTypes, gpusPerNode } from './accelerators.ts';
export type { AcceleratorType } from './accelerators.ts';
export type { FieldDocs, FieldLimits } from './field.ts';
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
