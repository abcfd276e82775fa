/** The accelerator types of run-config.md, in the order in which messages list them. */
export const acceleratorTypes = ['GPU_1xA10', 'GPU_1xH100', 'GPU_8xH100', 'GPU_8xB300'] as const;

export type AcceleratorType = (typeof acceleratorTypes)[number];

/** The number of GPUs on one node of a type; `undefined` for a type that is not known. */
export function gpusPerNode(type: string): number | undefined {
  const known = acceleratorTypes.find((name) => name === type);
  return known === undefined ? undefined : Number(known.slice('GPU_'.length, known.indexOf('x')));
}
