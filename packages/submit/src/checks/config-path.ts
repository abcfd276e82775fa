import type { Path, RunDocument } from '@air/validate';

/** Where the fields of the check's body come from in the config: launch.md steps 3 and 9. */
const origins: readonly (readonly [sent: string, config: Path])[] = [
  ['task.experiment', ['experiment_name']],
  ['task.mlflow_run', ['mlflow_run_name']],
  ['task.mlflow_experiment_directory', ['mlflow_experiment_directory']],
  ['task.mlflow_artifact_location', ['mlflow_artifact_location']],
  ['task.unity_catalog_image_path', ['environment', 'unity_catalog_image']],
  ['task.priority_class', ['compute', 'priority_class']],
  ['task.deployments.0.command_path', ['command']],
  ['task.deployments.0.compute.accelerator_count', ['compute', 'num_accelerators']],
  ['task.deployments.0.compute.provisioned_capacity_id', ['compute', 'pool_id']],
  ['task.deployments.0.compute', ['compute']],
  ['task.deployments.0.containers', ['containers']],
  ['run_options', []],
  ['environment.environment_version', ['environment', 'version']],
  ['environment.base_environment', ['environment', 'version']],
  ['environment', ['environment']],
];

/** What has another name within an entry of `containers`. */
const ofContainer: ReadonlyMap<string | number, string> = new Map([
  ['command_path', 'command'],
  ['unity_catalog_image_path', 'unity_catalog_image'],
]);

/**
 * The config's path for one that the workspace names: of the body, such as `task.deployments[0].command_path`, or of the
 * user's file itself; undefined when it has none.
 */
export function configPath(sent: string, document: RunDocument): Path | undefined {
  const steps = sent.match(/[^.[\]]+/g) ?? [];
  for (const [prefix, path] of origins) {
    const length = prefix.split('.').length;
    if (steps.slice(0, length).join('.') !== prefix) continue;
    const rest = steps.slice(length).map(indexOrKey);
    const whole = [...path, ...(path[0] === 'containers' ? rest.map(containerStep) : rest)];
    return whole.length === 0 ? undefined : whole;
  }
  const own = steps.map(indexOrKey);
  return document.placeOf(own).range === undefined ? undefined : own;
}

function indexOrKey(step: string): string | number {
  return /^\d+$/.test(step) ? Number(step) : step;
}

function containerStep(step: string | number): string | number {
  return ofContainer.get(step) ?? step;
}
