import { gpusPerNode } from '@air/schema';
import type { Config } from '../rule.ts';

/** The nodes of the run; undefined where the GPUs are wrong, which rules of `compute` report. */
export function nodeCount({ compute }: Config): number | undefined {
  const { accelerator_type: type = '', num_accelerators: count = 0 } = compute ?? {};
  const nodes = count / (gpusPerNode(type) ?? NaN);
  return Number.isInteger(nodes) && nodes > 0 ? nodes : undefined;
}
