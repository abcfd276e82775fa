import { formatPath } from '../format-path.ts';
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
