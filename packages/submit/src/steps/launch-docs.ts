import type { IssueDoc } from '@air/validate/issue-docs';

const oneNode = `
  compute: { accelerator_type: GPU_1xA10, num_accelerators: 1 }`;

/** What is told about the codes that come from a workspace at a launch. Whether an example draws one is for the workspace to say. */
export const launchDocs: readonly IssueDoc[] = [
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
    code: 'validation-unavailable',
    summary: 'The workspace gave no verdict on the config before the launch',
    meaning:
      'The check before a launch is tried once, for 5 seconds at most. The workspace does not have it, was busy, or gave an answer that cannot be read. The launch goes on, since submission checks the config again; with --server it is an error.',
    wrong: { shown: '# any config, while the workspace does not answer', made: () => '' },
    right: oneNode,
  },
];
