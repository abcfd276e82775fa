import type { RunConfig } from '@air/schema';
import { formatPath } from '@air/validate';
import type { Issue, Path, RunDocument } from '@air/validate';
import { configIssue } from '../checks/config-issue.ts';
import { codePath } from './code-path.ts';

export interface BundlePlace {
  /** Where the bundle will be. Real and absolute, as the next one is. */
  readonly bundleFolder: string;
  /** What `code_source` stands for, if there is one. */
  readonly codeFolder: string | undefined;
}

/** A field that a bundle has no place for. */
interface Lost {
  readonly path: Path;
  /** Undefined where the config does not have it. */
  readonly value: unknown;
  readonly why: string;
  readonly hint: string;
  /** An error where the run would be another one without it. */
  readonly severity: Issue['severity'];
}

/** What a bundle can't say of a config, in declaration order. */
export function notInBundle(
  config: RunConfig,
  document: RunDocument,
  place: BundlePlace,
): readonly Issue[] {
  return lostFields(config, place)
    .filter(({ value }) => value !== undefined)
    .map(({ path, why, hint, severity }) =>
      configIssue(document, {
        code: 'not-in-bundle',
        severity,
        path,
        message: `${formatPath(path)} cannot be said in a bundle: ${why}`,
        hint,
      }),
    );
}

function lostFields(
  { environment, containers, code_source, idempotency_token, usage_policy_name }: RunConfig,
  { bundleFolder, codeFolder }: BundlePlace,
): readonly Lost[] {
  const isOutside = codeFolder !== undefined && codePath(bundleFolder, codeFolder) === undefined;
  const inCode: Path =
    code_source?.snapshot === undefined ? ['code_source'] : ['code_source', 'snapshot'];
  const { remote_volume, git, include_paths } = code_source?.snapshot ?? code_source ?? {};
  return [
    {
      path: ['environment', 'docker_image'],
      value: environment?.docker_image,
      why: 'an image is registered and looked up at a launch',
      hint: 'Use unity_catalog_image in its place, or launch with air run.',
      severity: 'error',
    },
    {
      path: ['containers'],
      value: containers,
      why: 'each container needs files of its own',
      hint: 'Launch with air run.',
      severity: 'error',
    },
    {
      path: [...inCode, 'root_path'],
      value: isOutside ? codeFolder : undefined,
      why: `"${codeFolder}" is outside of the bundle's folder "${bundleFolder}"`,
      hint: 'Have the bundle in a folder that the code is in, with --output-dir.',
      severity: 'error',
    },
    {
      path: [...inCode, 'remote_volume'],
      value: remote_volume,
      why: 'the code is deployed with the bundle',
      hint: 'Leave it out.',
      severity: 'error',
    },
    {
      path: [...inCode, 'git'],
      value: git,
      why: 'the files are deployed as they are on disk, whatever was committed',
      hint: 'Leave it out, and check out what is to run before you deploy.',
      severity: 'error',
    },
    {
      path: [...inCode, 'include_paths'],
      value: include_paths,
      why: 'all of root_path is deployed',
      hint: 'sync.exclude in databricks.yml leaves files out.',
      severity: 'warning',
    },
    {
      path: ['idempotency_token'],
      value: idempotency_token,
      why: 'a job can be run again and again',
      hint: 'The job is made without it.',
      severity: 'warning',
    },
    {
      path: ['usage_policy_name'],
      value: usage_policy_name,
      why: 'only a workspace knows the id of the policy',
      hint: 'Set usage_policy_id in its place.',
      severity: 'error',
    },
  ];
}
