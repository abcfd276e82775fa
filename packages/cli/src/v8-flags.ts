/**
 * Keeps V8's space for new objects as large as it is now. As long as there is work it doubles, up to 48 MB on Node 20 and 200 MB on
 * Node 24, which long loops are a little faster with. A Node that does not know the flag goes on as it was.
 */
export async function holdHeap(): Promise<void> {
  await setFlags('--semi-space-growth-factor=1', '--semi-space-growth-factor=2');
}

/**
 * Has V8 collect when its heap has grown by so many percent, where it would let it grow to the fourfold: what it takes to read a large
 * file, or a page of a log, is garbage soon.
 */
export async function growHeapSlowly(percent: number): Promise<void> {
  await setFlags(`--heap-growing-percent=${percent}`, '--heap-growing-percent=0');
}

/**
 * Has V8 compile WebAssembly quickly and once. undici's parser of HTTP is one large function, which the first answers make V8 compile
 * again to run faster: that takes it a tenth of a second, and the process cannot end before.
 */
export async function compileWasmOnce(): Promise<void> {
  await setFlags(
    '--no-wasm-tier-up --no-wasm-dynamic-tiering',
    '--wasm-tier-up --wasm-dynamic-tiering',
  );
}

const inForce = new Set<string>();

/** Loads what sets flags only here: a dry run has no use for it. */
async function setFlags(flags: string, usual: string): Promise<void> {
  if (inForce.has(flags)) return;
  inForce.add(flags);
  const { setFlagsFromString } = await import('node:v8');
  setFlagsFromString(flags);
  // what was compiled is kept at the exit, and V8 takes it only where the flags are the same
  process.prependOnceListener('exit', () => setFlagsFromString(usual));
}
