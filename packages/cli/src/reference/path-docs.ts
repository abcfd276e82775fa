import type { IssueDoc } from '@air/validate/issue-docs';

const config = `experiment_name: heron
compute: { accelerator_type: GPU_1xA10, num_accelerators: 1 }
command: python train.py`;

/** What is told about the paths of `air validate` that cannot be checked. Each example has the command, the file's path, and the file. */
export const pathDocs: readonly IssueDoc[] = [
  {
    code: 'cannot-read',
    summary: 'A file or a folder cannot be read',
    meaning:
      'It is not there, it may not be read, or something else stands at its path; the message says which. The other paths are checked all the same.',
    wrong: { shown: `# air validate train.yml\n# train.yaml\n${config}`, isWhole: true },
    right: { shown: `# air validate train.yaml\n# train.yaml\n${config}`, isWhole: true },
  },
  {
    code: 'no-run-config',
    summary: 'A folder has no run config',
    meaning:
      'Of a folder those YAML files are checked that look like run configs: they have a key that only run configs have, such as experiment_name, or one close to it, or two that other programs have too, such as command. Hidden folders, node_modules and what git ignores are left out. A file that is named is always checked.',
    wrong: { shown: '# air validate conf\n# conf/service.yaml\nservices: {}', isWhole: true },
    right: { shown: `# air validate conf\n# conf/train.yaml\n${config}`, isWhole: true },
  },
];
