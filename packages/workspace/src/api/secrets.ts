import * as v from 'valibot';
import { WorkspaceError } from '../errors.ts';
import type { Workspace } from '../open-workspace.ts';
import type { CallOptions } from './call-options.ts';

/** Makes a scope for secrets; one that is there already is fine. */
export async function makeSecretScope(
  workspace: Workspace,
  scope: string,
  options: CallOptions = {},
): Promise<void> {
  try {
    await workspace.request({
      method: 'POST',
      path: '/api/2.0/secrets/scopes/create',
      json: { scope },
      answer: v.unknown(),
      ...options,
    });
  } catch (error) {
    if (!(error instanceof WorkspaceError && error.code === 'conflict')) throw error;
  }
}

export interface Secret {
  readonly scope: string;
  readonly key: string;
  readonly value: string;
  /** What can be read from the value and is as secret as it. */
  readonly parts?: readonly string[];
}

/** Puts a secret in place of what the key held. No error shows its value. */
export async function putSecret(
  workspace: Workspace,
  { scope, key, value, parts = [] }: Secret,
  options: CallOptions = {},
): Promise<void> {
  await workspace.request({
    method: 'POST',
    path: '/api/2.0/secrets/put',
    json: { scope, key, string_value: value },
    secrets: [value, ...parts],
    answer: v.unknown(),
    ...options,
  });
}
