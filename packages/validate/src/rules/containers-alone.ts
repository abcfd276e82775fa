import type { IssueDoc } from '../issue-doc.ts';
import type { Rule } from '../rule.ts';
import { exclusive } from './exclusive.ts';

/** Containers bring their own commands and images. */
export const containersAlone: Rule = ({ containers, command, environment }) => {
  if (containers === undefined) return;
  return exclusive({
    code: 'containers-alone',
    path: ['containers'],
    others: [
      [['command'], command],
      [['environment', 'unity_catalog_image'], environment?.unity_catalog_image],
      [['environment', 'docker_image'], environment?.docker_image],
    ],
    because: 'each container has its own command and image',
  });
};

export const containersAloneDoc: IssueDoc = {
  code: 'containers-alone',
  summary: 'Containers stand beside a command or an image of the whole run',
  meaning:
    'Each container has a command and an image of its own, so command, environment.docker_image and environment.unity_catalog_image would have no effect beside them. Leave one of the two out.',
  wrong: `
    command: python train.py
    compute:
      accelerator_type: GPU_8xH100
      num_accelerators: 16
    containers:
      - name: trainer
        command: python train.py
        ranks: [0, 1]
        unity_catalog_image: ml.images.train:v1`,
  right: `
    compute:
      accelerator_type: GPU_8xH100
      num_accelerators: 16
    containers:
      - name: trainer
        command: python train.py
        ranks: [0, 1]
        unity_catalog_image: ml.images.train:v1`,
};
