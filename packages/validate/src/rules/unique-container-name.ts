import { formatPath } from '../format-path.ts';
import type { IssueDoc } from '../issue-doc.ts';
import type { Path } from '../issue.ts';
import type { Finding, Rule } from '../rule.ts';
import { quoted } from '../words/quoted.ts';
import { textsAt } from './places.ts';

/** Two containers of one name could not be told apart. */
export const uniqueContainerName: Rule = (config) => {
  const firstPath = new Map<string, Path>();
  return textsAt(config, 'containers[].name').flatMap(({ path, value }): Finding[] => {
    const first = firstPath.get(value);
    if (first === undefined) {
      firstPath.set(value, path);
      return [];
    }
    return [
      {
        code: 'unique-container-name',
        path,
        message: `${formatPath(path)} ${quoted(value)} is the name of ${formatPath(first.slice(0, -1))} already: each container needs a name of its own`,
        related: [first],
      },
    ];
  });
};

export const uniqueContainerNameDoc: IssueDoc = {
  code: 'unique-container-name',
  summary: 'Two containers have one name',
  meaning: 'Containers are told apart by their names.',
  wrong: `
    compute:
      accelerator_type: GPU_8xH100
      num_accelerators: 16
    containers:
      - name: trainer
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
      - name: trainer
        command: python train.py
        ranks: [0]
        unity_catalog_image: ml.images.train:v1
      - name: server
        command: python train.py
        ranks: [1]
        unity_catalog_image: ml.images.train:v1`,
};
