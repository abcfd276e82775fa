import { containerSecret } from '@air/schema';
import { formatPath } from '../format-path.ts';
import type { IssueDoc } from '../issue-doc.ts';
import type { EntryCheck } from './each-text.ts';

/** A container's variable wins over the top-level one, but a secret stays a secret and a plain one plain. */
export const containerVariableCollision: EntryCheck = ({ path, value }, config) => {
  const name = String(path.at(-1));
  const isSecret = containerSecret(value) !== undefined;
  const [topLevel, names] = isSecret
    ? ['env_variables', config.env_variables]
    : ['secrets', config.secrets];
  if (names === undefined || !Object.hasOwn(names, name)) return;
  return {
    code: 'container-variable-collision',
    path,
    message: isSecret
      ? `${formatPath(path)} is a secret, and env_variables.${name} is plain: a name is one or the other in the whole run`
      : `${formatPath(path)} is plain, and secrets.${name} is a secret: a name is one or the other in the whole run`,
    related: [[topLevel, name]],
  };
};

export const containerVariableCollisionDoc: IssueDoc = {
  code: 'container-variable-collision',
  summary: 'A variable is plain in one place and a secret in another',
  meaning:
    "A container's variable wins over the top-level variable of its name. If one of them is a secret and the other is not, a secret could end up as plain text, so a name is one or the other in the whole run.",
  wrong: `
    secrets:
      HF_TOKEN: ml/hf
    compute:
      accelerator_type: GPU_8xH100
      num_accelerators: 16
    containers:
      - name: trainer
        command: python train.py
        ranks: [0, 1]
        unity_catalog_image: ml.images.train:v1
        environment_variables:
          variables:
            HF_TOKEN: none`,
  right: `
    secrets:
      HF_TOKEN: ml/hf
    compute:
      accelerator_type: GPU_8xH100
      num_accelerators: 16
    containers:
      - name: trainer
        command: python train.py
        ranks: [0, 1]
        unity_catalog_image: ml.images.train:v1
        environment_variables:
          variables:
            HF_TOKEN: "{{secrets/ml/hf_other}}"`,
};
