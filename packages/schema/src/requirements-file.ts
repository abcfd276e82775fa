import * as v from 'valibot';
import { field } from './field.ts';
import { environmentVersion, versionLimits } from './fields/environment-version.ts';
import { text } from './scalar-text.ts';

/** The file that `environment.dependencies` can name. Source: run-config.md. */
export const requirementsFile = v.strictObject({
  version: v.optional(
    field(environmentVersion, {
      title: 'Environment version',
      documentation:
        'The version of the platform’s environment, as environment.version of a run config.',
      example: '5',
      default: '6',
      limits: versionLimits,
    }),
  ),
  dependencies: v.optional(
    field(v.array(text), {
      title: 'Python packages',
      documentation: 'Requirement lines as pip takes them.',
      example: ['torch==2.7.1'],
    }),
  ),
});

export type RequirementsFile = v.InferOutput<typeof requirementsFile>;
