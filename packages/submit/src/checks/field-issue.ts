import type { RunConfig } from '@air/schema';
import type { SnapshotErrorCode } from '@air/snapshot';
import type { Issue, Path } from '@air/validate';
import type { SubmitErrorCode } from '../errors.ts';
import type { ConfigInFile } from './config-in-file.ts';
import { configIssue } from './config-issue.ts';

/** The fields below `code_source` that errors about the code are about. */
const codeFields: ReadonlyMap<string, Path> = new Map(
  Object.entries({
    'variable-unset': ['root_path'],
    'root-missing': ['root_path'],
    'root-not-a-folder': ['root_path'],
    'include-missing': ['include_paths'],
    'not-a-repository': ['git'],
    'branch-missing': ['git', 'branch'],
    'uncommitted-changes': ['git', 'branch'],
    'commit-not-local': ['git', 'commit'],
    'remote-missing': ['git', 'remote'],
    'remote-unreachable': ['git', 'remote'],
  } satisfies Partial<Record<SnapshotErrorCode, Path>>),
);

const dependencies = ['environment', 'dependencies'];
const dockerImage = ['environment', 'docker_image', 'url'];

/** The fields that the errors of this package are about. */
const fields: ReadonlyMap<string, Path> = new Map(
  Object.entries({
    'requirements-missing': dependencies,
    'requirements-unreadable': dependencies,
    'requirements-invalid': dependencies,
    'docker-image-invalid': dockerImage,
    'image-not-registered': dockerImage,
    'image-failed': dockerImage,
    'usage-policy-not-found': ['usage_policy_name'],
    'usage-policy-ambiguous': ['usage_policy_name'],
    'experiment-directory-taken': ['mlflow_experiment_directory'],
  } satisfies Partial<Record<SubmitErrorCode, Path>>),
);

/** What stopped a launch, as an issue at the field that it is about; undefined when it is about none. */
export function fieldIssue(
  error: unknown,
  { config, document }: ConfigInFile,
  severity: Issue['severity'],
): Issue | undefined {
  if (!isCoded(error)) return undefined;
  const { code, message, hint } = error;
  const path = fields.get(code) ?? codePath(error, config);
  return path && configIssue(document, { code, severity, path, message, hint });
}

/** An error of this package or of @air/snapshot. By its properties: a dry run has not loaded the other's class. */
interface CodedError extends Error {
  readonly code: string;
  readonly hint?: string | undefined;
  readonly includeIndex?: number | undefined;
}

function isCoded(error: unknown): error is CodedError {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}

/** In the form of `code_source` that the user wrote. */
function codePath(
  { code, includeIndex }: CodedError,
  { code_source: codeSource }: RunConfig,
): Path | undefined {
  const field = codeFields.get(code);
  if (field === undefined) return undefined;
  const form = codeSource?.snapshot === undefined ? [] : ['snapshot'];
  return ['code_source', ...form, ...field, ...(includeIndex === undefined ? [] : [includeIndex])];
}
