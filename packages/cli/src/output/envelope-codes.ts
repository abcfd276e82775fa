import type { ArtifactErrorCode } from '@air/artifacts';
import type { LocalErrorCode } from '@air/local';
import type { RunsErrorCode } from '@air/runs';
import type { SnapshotErrorCode } from '@air/snapshot';
import type { SubmitErrorCode } from '@air/submit';
import type { OverrideErrorCode } from '@air/validate';
import type { WorkspaceErrorCode } from '@air/workspace';

import type { CliErrorCode } from '../errors/cli-error.ts';
import type { EnvelopeErrorCode } from './envelope.ts';

type PackageErrorCode =
  | ArtifactErrorCode
  | CliErrorCode
  | LocalErrorCode
  | OverrideErrorCode
  | RunsErrorCode
  | SnapshotErrorCode
  | SubmitErrorCode
  | WorkspaceErrorCode;

/** What the errors of every package are to a user. A code without a row does not compile. */
export const envelopeCodes = {
  // of this package
  usage: 'INVALID_ARGS',
  'config-file': 'INVALID_CONFIG',
  'invalid-config': 'INVALID_CONFIG',
  'local-profile': 'UNAUTHENTICATED',
  'local-not-running': 'UNAVAILABLE',
  interrupted: 'INTERRUPTED',
  'run-failed': 'RUN_FAILED',
  'log-unreadable': 'UNAVAILABLE',
  'output-closed': 'INTERRUPTED',
  'output-unwritable': 'UNAVAILABLE',

  // of @air/validate
  'override-missing-equals': 'INVALID_ARGS',
  'override-empty-key': 'INVALID_ARGS',
  'override-unknown-key': 'INVALID_ARGS',
  'override-bad-value': 'INVALID_ARGS',
  'override-config-file': 'INVALID_ARGS',

  // of @air/artifacts
  'training-config-too-large': 'INVALID_CONFIG',
  'hyperparameters-too-large': 'INVALID_CONFIG',

  // of @air/snapshot
  'variable-unset': 'INVALID_CONFIG',
  'root-missing': 'INVALID_CONFIG',
  'root-not-a-folder': 'INVALID_CONFIG',
  'include-missing': 'INVALID_CONFIG',
  'link-leaves-root': 'INVALID_CONFIG',
  'not-packable': 'INVALID_CONFIG',
  'name-not-utf8': 'INVALID_CONFIG',
  unreadable: 'INVALID_CONFIG',
  changed: 'UNAVAILABLE',
  'too-large': 'INVALID_CONFIG',
  'limit-invalid': 'INVALID_ARGS',
  'not-a-repository': 'INVALID_CONFIG',
  'git-missing': 'INVALID_CONFIG',
  'git-failed': 'INVALID_CONFIG',
  'git-timeout': 'UNAVAILABLE',
  'branch-missing': 'INVALID_CONFIG',
  'commit-not-local': 'INVALID_CONFIG',
  'remote-missing': 'INVALID_CONFIG',
  'remote-unreachable': 'UNAVAILABLE',
  'uncommitted-changes': 'INVALID_CONFIG',

  // of @air/submit
  'not-in-bundle': 'NOT_SUPPORTED',
  'idempotency-key-invalid': 'INVALID_ARGS',
  'requirements-missing': 'INVALID_CONFIG',
  'requirements-unreadable': 'INVALID_CONFIG',
  'requirements-invalid': 'INVALID_CONFIG',
  'experiment-directory-taken': 'INVALID_CONFIG',
  'usage-policy-not-found': 'NOT_FOUND',
  'usage-policy-ambiguous': 'INVALID_CONFIG',
  'image-url-invalid': 'INVALID_ARGS',
  'docker-image-invalid': 'INVALID_CONFIG',
  'docker-config-unreadable': 'REGISTRATION_FAILED',
  'registry-credentials-missing': 'REGISTRATION_FAILED',
  'registry-credentials-unusable': 'REGISTRATION_FAILED',
  'image-not-registered': 'REGISTRATION_FAILED',
  'image-failed': 'REGISTRATION_FAILED',
  'image-not-ready': 'REGISTRATION_FAILED',
  'config-refused': 'INVALID_CONFIG',
  'validation-unavailable': 'VALIDATION_UNAVAILABLE',

  // of @air/workspace
  'not-configured': 'UNAUTHENTICATED',
  'profile-not-found': 'UNAUTHENTICATED',
  'config-file-unreadable': 'UNAUTHENTICATED',
  'ambiguous-credentials': 'UNAUTHENTICATED',
  'sign-in-not-supported': 'NOT_SUPPORTED',
  'invalid-setting': 'UNAUTHENTICATED',
  unauthenticated: 'UNAUTHENTICATED',
  'permission-denied': 'PERMISSION_DENIED',
  'not-found': 'NOT_FOUND',
  conflict: 'CONFLICT',
  rejected: 'INVALID_CONFIG',
  unavailable: 'UNAVAILABLE',
  'unexpected-answer': 'UNAVAILABLE',

  // of @air/runs
  'attempt-not-found': 'NOT_FOUND',
  'pool-not-found': 'NOT_FOUND',
  'pools-not-enabled': 'NOT_SUPPORTED',
  'run-name-ambiguous': 'INVALID_ARGS',
  'run-not-found': 'NOT_FOUND',

  // of @air/local
  'bad-idle-seconds': 'INVALID_ARGS',
  'home-unknown': 'UNAVAILABLE',
  'secret-missing': 'NOT_FOUND',
  'secret-unusable': 'INVALID_CONFIG',
  'secrets-file-open-to-others': 'PERMISSION_DENIED',
  'secrets-file-unreadable': 'PERMISSION_DENIED',
  'launch-file-unreadable': 'NOT_FOUND',
  'port-unusable': 'UNAVAILABLE',
  'state-folder-in-use': 'UNAVAILABLE',
  'state-folder-unusable': 'UNAVAILABLE',
  'server-did-not-start': 'UNAVAILABLE',
  'server-did-not-stop': 'UNAVAILABLE',
} satisfies Record<PackageErrorCode, EnvelopeErrorCode>;

const byCode: ReadonlyMap<string, EnvelopeErrorCode> = new Map(Object.entries(envelopeCodes));

/** The envelope's code for what was thrown. What no package throws is a bug of ours. */
export function envelopeCode(error: unknown): EnvelopeErrorCode {
  return byCode.get(codeOf(error) ?? '') ?? 'INTERNAL_ERROR';
}

/** The code of an error of any package. By its name, not by its class: a package may be loaded twice. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}

/** What to do about errors that a service words, where they have no hint of their own. */
const usualHints: Partial<Record<PackageErrorCode, string>> = {
  rejected: 'The workspace does not take it as it is: change what the message names.',
  conflict:
    'Something is there already, or was changed at the same moment: see what the message names.',
};

const hints: ReadonlyMap<string, string> = new Map(Object.entries(usualHints));

/** What the user can do about an error, if that is known. */
export function hintOf(error: unknown): string | undefined {
  if (error instanceof Error && 'hint' in error && typeof error.hint === 'string') {
    return error.hint;
  }
  return hints.get(codeOf(error) ?? '');
}
