/**
 * Keeps V8's space for new objects as large as it is now. As long as there is work it doubles, up to 48 MB on Node 20 and 200 MB on
 * Node 24, which long loops are a little faster with. A Node that does not know the flag goes on as it was.
 */
export async function holdHeap(): Promise<void> {
  await setFlag('--semi-space-growth-factor=1');
}

/**
 * Has V8 collect when its heap has grown by so many percent, where it would let it grow to the fourfold: what it takes to read a large
 * file, or a page of a log, is garbage soon.
 */
export async function growHeapSlowly(percent: number): Promise<void> {
  await setFlag(`--heap-growing-percent=${percent}`);
}

/** Loads what sets flags only here: a dry run has no use for it. */
async function setFlag(flag: string): Promise<void> {
  const { setFlagsFromString } = await import('node:v8');
  setFlagsFromString(flag);
}
