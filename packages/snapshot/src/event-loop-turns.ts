import { setImmediate } from 'node:timers/promises';

const longestMilliseconds = 20;

/**
 * For long synchronous work: the function that is returned gives timers, sockets and Ctrl-C a turn when they have
 * waited for long, and throws once the signal is aborted.
 */
export function eventLoopTurns(signal: AbortSignal | undefined): () => Promise<void> | undefined {
  let latest = performance.now();
  return () => {
    if (performance.now() - latest < longestMilliseconds) return undefined;
    return turn();
  };

  async function turn(): Promise<void> {
    await setImmediate();
    signal?.throwIfAborted();
    latest = performance.now();
  }
}
