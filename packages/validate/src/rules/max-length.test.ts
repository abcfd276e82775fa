import { test } from 'vitest';
import { told } from '../../test/told.ts';

test('a text that is no key on the wire is counted in code points', ({ expect }) => {
  expect(
    told(
      `compute: { accelerator_type: GPU_1xA10, num_accelerators: 1, pool_id: ${'ñ'.repeat(256)} }`,
    ),
  ).toEqual([
    '2 compute.pool_id (rule max-length): compute.pool_id must be 255 characters or less, got 256',
  ]);
});

test('255 code points are fine, however many UTF-16 units', ({ expect }) => {
  expect(
    told(
      `compute: { accelerator_type: GPU_1xA10, num_accelerators: 1, pool_id: ${'😀'.repeat(255)} }`,
    ),
  ).toEqual([]);
});

test('a key on the wire is counted in UTF-8 bytes', ({ expect }) => {
  expect(told(`idempotency_token: ${'t'.repeat(65)}`)).toEqual([
    '2 idempotency_token (rule max-length): idempotency_token must be 64 characters or less, got 65',
  ]);
  expect(told(`idempotency_token: ${'ß'.repeat(33)}`)).toEqual([
    '2 idempotency_token (rule max-length): idempotency_token must be 64 characters or less, got 66 (counted in UTF-8 bytes)',
  ]);
  expect(told(`usage_policy_name: ${'ø'.repeat(64)}`)).toEqual([
    '2 usage_policy_name (rule max-length): usage_policy_name must be 127 characters or less, got 128 (counted in UTF-8 bytes)',
  ]);
  expect(told(`experiment_name: ${'w'.repeat(101)}`)).toEqual([
    '2 experiment_name (rule max-length): experiment_name must be 100 characters or less, got 101',
  ]);
  expect(told(`mlflow_run_name: ${'m'.repeat(101)}`)).toEqual([
    '2 mlflow_run_name (rule max-length): mlflow_run_name must be 100 characters or less, got 101',
  ]);
});

test('a key of just as many bytes is fine', ({ expect }) => {
  const texts = [
    `idempotency_token: ${'t'.repeat(64)}`,
    `idempotency_token: ${'🦊'.repeat(16)}`,
    `usage_policy_name: ${'ø'.repeat(63)}x`,
    `experiment_name: ${'w'.repeat(100)}`,
    `mlflow_run_name: ${'m'.repeat(100)}`,
  ];
  for (const text of texts) expect(told(text)).toEqual([]);
});

test('blanks around a text that is trimmed do not count', ({ expect }) => {
  expect(told(`idempotency_token: ' ${'t'.repeat(64)} '`)).toEqual([]);
});
