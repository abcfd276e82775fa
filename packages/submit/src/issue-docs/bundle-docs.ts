import type { IssueDoc } from '@air/validate/issue-docs';

/** What is told about the issues of air convert-to-dabs. */
export const bundleDocs: readonly IssueDoc[] = [
  {
    code: 'not-in-bundle',
    summary: 'A Databricks Asset Bundle has no place for a field of the config',
    meaning:
      'air convert-to-dabs writes a job that does what a launch would. It is an error where the job would run something else, and a warning where it runs the same. air run takes all of them.',
    wrong: {
      shown: `
        # air convert-to-dabs train.yaml
        usage_policy_name: vision`,
      made: () => '',
    },
    right: {
      shown: `
        # air convert-to-dabs train.yaml
        usage_policy_id: 5b0f2c1e-7f0c-4a43-8d1f-0a1b2c3d4e5f`,
      made: () => '',
    },
  },
];
