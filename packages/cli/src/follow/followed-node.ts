import { gpusPerNode } from '@air/schema';
import type { RunConfig } from '@air/schema';

import { UsageError } from '../errors/usage-error.ts';

/** Whose output is followed. */
export type FollowedNode = number | 'all';

/** Reads `--node`: node 0 unless told. Throws where it is neither a number nor `all`. */
export function parseNode(text: string | undefined): FollowedNode | undefined {
  if (text === undefined || text === 'all') return text;
  if (/^[0-9]{1,9}$/.test(text)) return Number(text);
  throw new UsageError(`invalid --node "${text}": it is the number of a node, from 0, or all`);
}

/** Throws when the run will have no such node. */
export function checkNode(node: FollowedNode | undefined, config: RunConfig): void {
  const nodes = nodeCount(config);
  if (typeof node !== 'number' || node < nodes) return;
  const there = nodes === 1 ? 'one node, 0' : `${nodes} nodes, 0 to ${nodes - 1}`;
  throw new UsageError(`--node ${node} does not exist: the run has ${there}`);
}

/** The nodes that a run has: see `num_accelerators` in run-config.md. */
export function nodeCount({ compute }: RunConfig): number {
  return compute.num_accelerators / (gpusPerNode(compute.accelerator_type) ?? 1);
}
