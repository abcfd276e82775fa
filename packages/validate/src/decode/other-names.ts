const namesOf = {
  experiment_name: ['name', 'job_name', 'task_name'],
  compute: ['resources', 'cluster', 'hardware'],
  num_accelerators: ['num_gpus', 'num_gpu', 'n_gpus', 'gpus', 'gpu_count', 'num_nodes', 'nodes'],
  accelerator_type: [
    'gpu',
    'gpu_type',
    'accelerator',
    'accelerators',
    'instance_type',
    'node_type',
  ],
  dependencies: ['packages', 'requirements', 'libraries', 'pip'],
  docker_image: ['image', 'docker'],
  command: ['cmd', 'script', 'run', 'entrypoint', 'entry_point'],
  env_variables: ['env', 'envs', 'env_vars', 'environment_variables', 'environ'],
  code_source: ['code', 'source', 'source_code', 'git_source', 'working_dir', 'workdir'],
  root_path: ['path', 'dir', 'directory', 'folder'],
  commit: ['ref', 'revision', 'sha'],
  timeout_minutes: ['timeout_seconds', 'timeout_hours', 'max_runtime', 'time_limit'],
  parameters: ['hyperparameters', 'hparams', 'params', 'config', 'args'],
  permissions: ['access_control_list', 'acl'],
  level: ['permission_level', 'permission', 'role'],
};

/** The key of a config that other tools, and people, call so. */
export const keyByOtherName: ReadonlyMap<string, string> = new Map(
  Object.entries(namesOf).flatMap(([key, names]) => names.map((name) => [name, key] as const)),
);
