import { field } from '../field.ts';
import { trimmedText } from '../scalar-text.ts';

export const usagePolicyName = field(trimmedText, {
  title: 'Usage policy, by name',
  documentation:
    'The serverless usage policy that the run is billed to, found by its name in any case. Not with usage_policy_id.',
  example: 'vision-research',
  default: 'the workspace’s default',
  limits: { maxBytes: 127, emptyAllowed: false },
});

export const usagePolicyId = field(trimmedText, {
  title: 'Usage policy, by id',
  documentation:
    'The id (a UUID) of the serverless usage policy that the run is billed to. Not with usage_policy_name.',
  example: '11112222-3333-4444-5555-666677778888',
  default: 'the workspace’s default',
  limits: { emptyAllowed: false },
});
