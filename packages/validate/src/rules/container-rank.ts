import { formatPath } from '../format-path.ts';
import type { IssueDoc } from '../issue-doc.ts';
import type { Path } from '../issue.ts';
import type { Finding, Rule } from '../rule.ts';
import { nodeCount } from './node-count.ts';
import { integersAt } from './places.ts';

/** Every rank is that of a node of the run, and no node has two containers. */
export const containerRank: Rule = (config) => {
  const nodes = nodeCount(config);
  const firstPath = new Map<number, Path>();
  return integersAt(config, 'containers[].ranks[]').flatMap(({ path, value }): Finding[] => {
    if (value < 0) return []; // at-least reports it
    if (nodes !== undefined && value >= nodes) {
      return [
        {
          code: 'container-rank-beyond',
          path,
          message: `${formatPath(path)} must be less than the number of nodes, ${nodes}, got ${value}`,
          related: [['compute', 'num_accelerators']],
        },
      ];
    }
    const first = firstPath.get(value);
    if (first === undefined) {
      firstPath.set(value, path);
      return [];
    }
    return [
      {
        code: 'container-rank-twice',
        path,
        message: `${formatPath(path)} is node rank ${value}, which ${formatPath(first)} has already: each node runs one container`,
        related: [first],
      },
    ];
  });
};

export const containerRankBeyondDoc: IssueDoc = {
  code: 'container-rank-beyond',
  summary: 'A container is on a node that the run does not have',
  meaning:
    'Ranks are the numbers of the nodes, from 0 on. A run has num_accelerators divided by the GPUs per node, so 16 GPUs of type GPU_8xH100 are nodes 0 and 1.',
  wrong: `
    compute:
      accelerator_type: GPU_8xH100
      num_accelerators: 16
    containers:
      - name: trainer
        command: python train.py
        ranks: [0, 1, 2]
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

export const containerRankTwiceDoc: IssueDoc = {
  code: 'container-rank-twice',
  summary: 'A node has two containers',
  meaning: 'Each node runs one container, so no rank is given twice.',
  wrong: `
    compute:
      accelerator_type: GPU_8xH100
      num_accelerators: 16
    containers:
      - name: trainer
        command: python train.py
        ranks: [0, 1]
        unity_catalog_image: ml.images.train:v1
      - name: server
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
