import { formatPath } from '../format-path.ts';
import type { IssueDoc } from '../issue-doc.ts';
import type { Rule } from '../rule.ts';
import { quoted } from '../words/quoted.ts';
import { limitsOf } from './limits-of.ts';
import { textsAt } from './places.ts';

const field = 'containers[].name';

/** A container is named as a variable is. */
export const containerName: Rule = (config) => {
  const { pattern } = limitsOf(field);
  return textsAt(config, field)
    .filter(({ value }) => pattern?.test(value) === false)
    .map(({ path, value }) => ({
      code: 'container-name',
      path,
      message: `${formatPath(path)} ${quoted(value)} must start with a letter or '_', and have only letters, digits and '_' after it (ASCII)`,
    }));
};

export const containerNameDoc: IssueDoc = {
  code: 'container-name',
  summary: 'The name of a container has characters that a name cannot have',
  meaning:
    "A container's name starts with a letter or _, and goes on with letters, digits and _. Only ASCII letters count.",
  wrong: `
    compute:
      accelerator_type: GPU_8xH100
      num_accelerators: 16
    containers:
      - name: data-loader
        command: python train.py
        ranks: [0]
        unity_catalog_image: ml.images.train:v1
      - name: trainer
        command: python train.py
        ranks: [1]
        unity_catalog_image: ml.images.train:v1`,
  right: `
    compute:
      accelerator_type: GPU_8xH100
      num_accelerators: 16
    containers:
      - name: data_loader
        command: python train.py
        ranks: [0]
        unity_catalog_image: ml.images.train:v1
      - name: trainer
        command: python train.py
        ranks: [1]
        unity_catalog_image: ml.images.train:v1`,
};
