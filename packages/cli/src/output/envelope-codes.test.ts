import { WorkspaceError } from '@air/workspace';
import type { WorkspaceErrorCode } from '@air/workspace';
import { test } from 'vitest';

import { errorsPage } from '../../test/errors-page.ts';
import { envelopeCode } from './envelope-codes.ts';
import { errorCodes } from './envelope.ts';

test('docs/errors.md is what the tables say; `vitest run packages/cli -u` writes it', async ({
  expect,
}) => {
  await expect(errorsPage()).toMatchFileSnapshot('../../../../docs/errors.md');
});

test.for<WorkspaceErrorCode>([
  'not-configured',
  'unauthenticated',
  'permission-denied',
  'not-found',
  'conflict',
  'rejected',
  'unavailable',
  'unexpected-answer',
])('%s is of the same kind in the library and in the envelope', (code, { expect }) => {
  const { kind, retryable } = new WorkspaceError(code, '');
  expect(errorCodes[envelopeCode(new WorkspaceError(code, ''))]).toEqual({ kind, retryable });
});
