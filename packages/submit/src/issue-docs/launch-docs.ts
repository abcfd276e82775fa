import type { IssueDoc } from '@air/validate/issue-docs';

const oneNode = `
  compute: { accelerator_type: GPU_1xA10, num_accelerators: 1 }`;

/** What is told about the codes that come from a workspace at a launch. Whether an example draws one is for the workspace to say. */
export const launchDocs: readonly IssueDoc[] = [
  {
    code: 'docker-image-invalid',
    summary: 'The URL of the Docker image is not the name of an image',
    meaning:
      'It is written as for docker pull: the registry, the path and a tag or a digest, without https:// before it. Without a registry it is an image of Docker Hub, without a tag it is latest.',
    wrong: imageNamed('https://registry.example.com/team/trainer'),
    right: imageNamed('registry.example.com/team/trainer:7'),
  },
  {
    code: 'experiment-directory-taken',
    summary: 'mlflow_experiment_directory is something else on the workspace',
    meaning:
      'A notebook or a file has that path, so that no directory can be made there. A launch stops before it writes anything.',
    wrong: 'mlflow_experiment_directory: /Workspace/Shared/a-notebook',
    right: 'mlflow_experiment_directory: /Workspace/Shared/experiments',
  },
  {
    code: 'image-failed',
    summary: 'The workspace could not import the Docker image',
    meaning:
      'The registration of the image ended with a failure, for the reason that is shown in the words of the workspace. When that is mended, air register-image has it imported again.',
    wrong: imageNamed('registry.example.com/team/no-such-image:7'),
    right: imageNamed('registry.example.com/team/trainer:7'),
  },
  {
    code: 'image-not-registered',
    summary: 'The workspace does not know the Docker image',
    meaning:
      'A run uses an image that was imported before: air register-image does that once for each tag. With tag_policy: latest a launch does it by itself.',
    wrong: imageNamed('registry.example.com/team/trainer:8'),
    right: `
      environment:
        docker_image: { url: registry.example.com/team/trainer:8, tag_policy: latest }`,
  },
  {
    code: 'permissions-not-granted',
    summary: 'The run exists, but a permission on it could not be granted',
    meaning:
      'Permissions are granted after the run id is out, on the job of the run and on its experiment. The workspace refused one of them, or did not name the experiment in time. The run goes on; the rest can be set on its page.',
    wrong: `
      permissions:
        - { group_name: no-such-team, level: CAN_VIEW }`,
    right: `
      permissions:
        - { group_name: vision-team, level: CAN_VIEW }`,
  },
  {
    code: 'refused-by-workspace',
    summary: 'The workspace finds something wrong that cannot be seen without it',
    meaning:
      'Before a launch writes anything the workspace checks the config: quotas, regions, pools, the existence of what is named. All that it finds is shown in its own words, at the place in the file where that is known. air run --dry-run --server and air validate --server ask for the same check.',
    wrong: `
      compute: { accelerator_type: GPU_1xA10, num_accelerators: 1000 }`,
    right: oneNode,
  },
  {
    code: 'usage-policy-ambiguous',
    summary: 'Several usage policies have the name',
    meaning:
      'Names of usage policies are compared without regard to case, and need not be unique. The message has the ids of all that match: usage_policy_id names one of them.',
    wrong: 'usage_policy_name: vision',
    right: 'usage_policy_id: 1f0e7a52-93c4-4d1b-8a6e-5b2c9d3e4f10',
  },
  {
    code: 'usage-policy-not-found',
    summary: 'No usage policy has the name',
    meaning:
      'The whole name is compared, without regard to case. Names that hold the text are in the hint. Only policies that you may use are found.',
    wrong: 'usage_policy_name: visoin',
    right: 'usage_policy_name: vision',
  },
  {
    code: 'validation-unavailable',
    summary: 'The workspace gave no verdict on the config before the launch',
    meaning:
      'The check before a launch is tried once, for 5 seconds at most. The workspace does not have it, was busy, or gave an answer that cannot be read. The launch goes on, since submission checks the config again; with --server it is an error.',
    wrong: { shown: '# any config, while the workspace does not answer', made: () => '' },
    right: oneNode,
  },
];

function imageNamed(url: string): string {
  return `environment: { docker_image: { url: ${url} } }`;
}
