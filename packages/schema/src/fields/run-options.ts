import { field } from '../field.ts';
import { integer, text, trimmedText } from '../scalar-text.ts';

/** The characters of a name that becomes a key on the wire. */
export const keyName = /^[A-Za-z0-9_-]+$/;

export const experimentName = field(text, {
  title: 'Experiment name',
  documentation:
    'Names the MLflow experiment, the run and its task. Only ASCII letters, digits, hyphens and underscores.',
  example: 'heron-pretrain',
  limits: { maxBytes: 100, pattern: keyName, emptyAllowed: false },
});

export const maxRetries = field(integer, {
  title: 'Retries',
  documentation:
    'How often a run that failed or ran out of time is tried again. 0 means a single attempt.',
  example: 0,
  default: '3',
  limits: { min: 0 },
});

export const timeoutMinutes = field(integer, {
  title: 'Time limit, in minutes',
  documentation: 'The most time that the whole run may take, all attempts included.',
  example: 720,
  default: 'no limit',
  limits: { min: 1, max: 35_791_394 },
});

export const idempotencyToken = field(trimmedText, {
  title: 'Idempotency token',
  documentation:
    'Two launches with the same token are one run: the second gets the run id of the first. --idempotency-key wins over it.',
  example: 'heron-2031-02-03',
  default: 'a new token for each launch',
  limits: { maxBytes: 64, emptyAllowed: false },
});
