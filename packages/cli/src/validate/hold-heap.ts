/**
 * Keeps V8's space for new objects as large as it is now. As long as there is work it doubles, up to 48 MB on Node 20 and 200 MB on
 * Node 24, which long loops are a little faster with. A Node that does not know the flag goes on as it was.
 */
export async function holdHeap(): Promise<void> {
  const { setFlagsFromString } = await import('node:v8');
  setFlagsFromString('--semi-space-growth-factor=1');
}

/**
 * Has V8 collect before its heap is half as large again, where it would let it grow to the fourfold: what it takes to read a large file is
 * garbage soon.
 */
export async function growHeapSlowly(): Promise<void> {
  const { setFlagsFromString } = await import('node:v8');
  setFlagsFromString('--heap-growing-percent=40');
}
