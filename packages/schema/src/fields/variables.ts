import * as v from 'valibot';
import { field } from '../field.ts';
import { text } from '../scalar-text.ts';

/** A shell variable's name. */
const variableName = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** The user's own names, each with a text; a null value is the empty text. */
const variables = v.record(text, text);

export const containerVariables = field(variables, {
  title: 'Variables of this container',
  documentation:
    'Environment variables for this container alone; they win over env_variables. A value of exactly {{secrets/<scope>/<key>}} is a secret.',
  example: { ROLE: 'trainer', TOKEN: '{{secrets/ml/token}}' },
  limits: { keyPattern: variableName },
});

/** The `scope/key` of a container's variable that is a secret, `{{secrets/<scope>/<key>}}`; undefined for a plain one. */
export function containerSecret(value: string): string | undefined {
  return /^\{\{secrets\/([^/{}]+\/[^/{}]+)\}\}$/.exec(value)?.[1];
}

export const envVariables = field(variables, {
  title: 'Environment variables',
  documentation:
    'Variables for the command, the same on every node. Values are text as written: 32 is "32". Secrets do not belong here; see secrets.',
  example: { NCCL_DEBUG: 'WARN', OMP_NUM_THREADS: '8' },
  limits: { keyPattern: variableName },
});

export const secrets = field(variables, {
  title: 'Secrets',
  documentation:
    'Variables whose values come from a secret scope of the workspace when the run starts, each written as scope/key. A name stands here or in env_variables, never in both.',
  example: { HF_TOKEN: 'ml-keys/hugging-face' },
  limits: { keyPattern: variableName, pattern: /^[^/]+\/[^/]+$/ },
});
