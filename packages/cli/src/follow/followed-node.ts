import { gpusPerNode } from '@air/schema';
import type { RunConfig } from '@air/schema';
import type { Workload } from '@air/workspace';

import { UsageError } from '../errors/usage-error.ts';

/** Whose output is followed. */
export type FollowedNode = number | 'all';

/** Reads `--node`: node 0 unless told. Throws where it is neither a number nor `all`. */
export function parseNode(text: string | undefined): FollowedNode | undefined {
  if (text === undefined || text === 'all') return text;
  if (/^[0-9]{1,9}$/.test(text)) return Number(text);
  throw new UsageError(`invalid --node "${text}": it is the number of a node, from 0, or all`);
}

/** Throws when a run of so many nodes has no such node. */
export function checkNode(node: FollowedNode | undefined, nodes: number): void {
  if (typeof node !== 'number' || node < nodes) return;
  const there = nodes === 1 ? 'one node, 0' : `${nodes} nodes, 0 to ${nodes - 1}`;
  throw new UsageError(`--node ${node} does not exist: the run has ${there}`);
}

/** The nodes that a run has: see `num_accelerators` in run-config.md. */
export function nodeCount({ compute }: RunConfig): number {
  return compute.num_accelerators / (gpusPerNode(compute.accelerator_type) ?? 1);
}

/** The nodes of a run that is there; undefined where the service does not say, or names GPUs of another kind. */
export function nodesOf(workload: Workload | undefined): number | undefined {
  const { acceleratorType = '', accelerators } = workload ?? {};
  const perNode = gpusPerNode(acceleratorType);
  if (perNode === undefined || accelerators === undefined) return undefined;
  return Math.max(1, Math.ceil(accelerators / perNode));
}
