import { stringify } from 'yaml';
import { textFile } from './launch-file.ts';
import type { LaunchFile } from './launch-file.ts';

/** The folder of a bundle that has the launch files. */
export const bundledFilesFolder = 'generated_artifacts';

export interface AssetBundleInput {
  /** The experiment's name: of the bundle, and of its one job. */
  readonly name: string;
  /** The job as the Jobs API describes one, with paths that are relative to the bundle. */
  readonly job: object;
  readonly launchFiles: readonly LaunchFile[];
}

/** A Databricks Asset Bundle. Names are relative to its folder, with forward slashes. */
export interface AssetBundle {
  /** `databricks.yml` last: with it the bundle is complete. */
  readonly files: readonly LaunchFile[];
  /** Files that the bundle of another config has. One that is left from it would go along with the run. */
  readonly absent: readonly string[];
}

/** What `launchFiles` makes of a config without `containers`. */
const launchFileNames = [
  'training_config.yaml',
  'command.sh',
  'requirements.yaml',
  'hyperparameters.yaml',
  'env_vars.json',
  'secret_env_vars.json',
];

export function assetBundle({ name, job, launchFiles }: AssetBundleInput): AssetBundle {
  const names = new Set(launchFiles.map((file) => file.name));
  return {
    files: [
      ...launchFiles.map((file) => ({ ...file, name: inBundle(file.name) })),
      textFile('databricks.yml', bundleText(name, job)),
    ],
    absent: launchFileNames.filter((known) => !names.has(known)).map(inBundle),
  };
}

function inBundle(name: string): string {
  return `${bundledFilesFolder}/${name}`;
}

/** Readers of YAML 1.1 and 1.2 take the same from it. */
function bundleText(name: string, job: object): string {
  const bundle = { bundle: { name }, resources: { jobs: { [resourceKey(name)]: job } } };
  const text = stringify(bundle, {
    compat: 'yaml-1.1',
    lineWidth: 0,
    aliasDuplicateObjects: false,
  });
  return `# Made by air convert-to-dabs, which makes it again with --force.\n${text}`;
}

/** The key of a resource begins with a letter or an underscore. */
function resourceKey(name: string): string {
  return /^[A-Za-z_]/.test(name) ? name : `job_${name}`;
}
