/**
 * A config's compute (line 2) of so many nodes with 8 GPUs, and containers, an entry a line from line 4 on.
 * What an entry does not say about itself is valid: it runs on the node of its index.
 */
export function containersOf(nodes: number, ...entries: readonly object[]): string {
  const containers = entries.map((entry, index) => {
    const valid = {
      name: `c${index}`,
      command: 'make',
      ranks: [index],
      unity_catalog_image: 'm.s.i:1',
    };
    return `  - ${JSON.stringify({ ...valid, ...entry })}`;
  });
  const compute = `compute: { accelerator_type: GPU_8xH100, num_accelerators: ${8 * nodes} }`;
  return [compute, 'containers:', ...containers].join('\n');
}
