import type { IssueDoc } from '@air/validate/issue-docs';

const right = `
  # train.yaml
  environment:
    dependencies: requirements.yaml

  # requirements.yaml
  version: 5
  dependencies: [torch==2.7.1]`;

/** What is told about the warnings of a dry run. Below the name of a second file stands what is in it. */
export const requirementsDocs: readonly IssueDoc[] = [
  {
    code: 'requirements-invalid',
    summary: 'A launch would stop at the requirements file: it is not valid',
    meaning:
      'A requirements file holds version and dependencies, and nothing else. A dry run warns of it, because the file may be another one where the run is launched; a launch stops.',
    wrong: {
      shown: `
        # train.yaml
        environment:
          dependencies: requirements.yaml

        # requirements.yaml
        packages: [torch==2.7.1]`,
      made: firstFile,
    },
    right: { shown: right, made: firstFile },
  },
  {
    code: 'requirements-missing',
    summary: 'A launch would stop at the requirements file: it does not exist',
    meaning:
      'A text in environment.dependencies is the path of a requirements file, relative to the config file. A dry run warns when it is not there; a launch stops. Packages themselves are a list.',
    wrong: {
      shown: `
        # train.yaml, and no other file beside it
        environment:
          dependencies: requirements.yaml`,
      made: firstFile,
    },
    right: { shown: right, made: firstFile },
  },
  {
    code: 'requirements-unreadable',
    summary: 'A launch would stop at the requirements file: it cannot be read',
    meaning:
      'The path of environment.dependencies is there, and is no file that can be read: it is a folder, it is larger than 4 MiB, or the permission is missing. A dry run warns; a launch stops.',
    wrong: {
      shown: `
        # train.yaml
        environment:
          dependencies: envs/train.yaml

        # envs/train.yaml
        (a folder)`,
      made: firstFile,
    },
    right: { shown: right, made: firstFile },
  },
];

function firstFile(shown: string): string {
  return shown.split('\n\n', 1)[0] ?? '';
}
