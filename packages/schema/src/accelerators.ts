/** The accelerator types of run-config.md, in the order in which messages list them. */
export const acceleratorTypes = ['GPU_1xA10', 'GPU_1xH100', 'GPU_8xH100', 'GPU_8xB300'] as const;

export type AcceleratorType = (typeof acceleratorTypes)[number];

/** The GPUs on one node of each type: the number after `GPU_`. */
export const gpusPerNodeByType: Readonly<Record<string, number>> = Object.fromEntries(
  acceleratorTypes.map((type) => [type, Number(type.slice('GPU_'.length, type.indexOf('x')))]),
);

/** The number of GPUs on one node of a type; `undefined` for a type that is not known. */
export function gpusPerNode(type: string): number | undefined {
  return Object.hasOwn(gpusPerNodeByType, type) ? gpusPerNodeByType[type] : undefined;
}
