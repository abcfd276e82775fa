import type { IssueDoc } from '../issue-doc.ts';
import type { Rule } from '../rule.ts';

/** Containers may change or go away on the platform. */
export const containersExperimental: Rule = ({ containers }) => {
  if (containers === undefined) return;
  return {
    code: 'containers-experimental',
    path: ['containers'],
    message: 'containers is experimental on the platform: it may change or stop working',
    severity: 'warning',
  };
};

export const containersExperimentalDoc: IssueDoc = {
  code: 'containers-experimental',
  summary: 'Containers are experimental on the platform',
  meaning:
    'The platform may change containers, or stop taking them, without notice. A run that needs one image only is better off with command and environment. It is a warning: the run goes on.',
  wrong: `
    compute:
      accelerator_type: GPU_8xH100
      num_accelerators: 16
    containers:
      - name: trainer
        command: python train.py
        ranks: [0, 1]
        unity_catalog_image: ml.images.train:v1`,
  right: 'command: python train.py',
};
