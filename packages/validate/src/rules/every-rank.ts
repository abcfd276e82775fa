import type { IssueDoc } from '../issue-doc.ts';
import type { Config, Rule } from '../rule.ts';
import { nodeCount } from './node-count.ts';

const mostShown = 3;

/** Every node of the run has a container. Works on what is written: the run may have 2^53 nodes. */
export const everyRank: Rule = (config) => {
  const nodes = nodeCount(config);
  const ranks = writtenRanks(config);
  if (nodes === undefined || ranks === undefined) return;
  const missing = gaps(ranks, nodes);
  if (missing.length === 0) return;
  const more = missing.length > mostShown ? ', …' : '';
  const shown = `${missing.slice(0, mostShown).join(', ')}${more}`;
  return {
    code: 'every-rank',
    path: ['containers'],
    message: `containers leave out node ${/^\d+$/.test(shown) ? 'rank' : 'ranks'} ${shown}: over all containers every rank from 0 to ${nodes - 1} must be given once`,
    related: [['compute', 'num_accelerators']],
  };
};

/** All ranks; undefined when there is no container, or one whose ranks are not known. */
function writtenRanks({ containers = [] }: Config): readonly number[] | undefined {
  const ranks = containers.flatMap((container) => container?.ranks ?? [undefined]);
  const known = ranks.filter((rank) => rank !== undefined);
  return containers.length > 0 && known.length === ranks.length ? known : undefined;
}

/** The ranks from 0 to `nodes` - 1 that are not among those given, as `4` or `4 to 7`. */
function gaps(ranks: readonly number[], nodes: number): readonly string[] {
  const found: string[] = [];
  let next = 0;
  const given = ranks.filter((rank) => rank >= 0 && rank < nodes).toSorted((a, b) => a - b);
  for (const rank of [...given, nodes]) {
    if (rank > next) found.push(rank === next + 1 ? `${next}` : `${next} to ${rank - 1}`);
    next = Math.max(next, rank + 1);
  }
  return found;
}

export const everyRankDoc: IssueDoc = {
  code: 'every-rank',
  summary: 'A node has no container',
  meaning:
    'Every node of the run needs a container: over all containers, each rank from 0 to the number of nodes less one is given once. A run has num_accelerators divided by the GPUs per node.',
  wrong: `
    compute:
      accelerator_type: GPU_8xH100
      num_accelerators: 16
    containers:
      - name: trainer
        command: python train.py
        ranks: [0]
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
