import { setFlagsFromString } from 'node:v8';

/**
 * Has V8 collect garbage when the heap has grown by half, not only when it is several times as large as what is used:
 * a page of a log is two megabytes, and is gone after a moment. A Node that does not know the flag goes on as it was.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=50');
}
