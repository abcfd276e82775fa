import { emitKeypressEvents } from 'node:readline';
import type { Key } from 'node:readline';
import { addAbortSignal, PassThrough } from 'node:stream';
import type { Readable } from 'node:stream';

/** The keys that are pressed, by their names, until nobody types any more. Rejects with the signal's reason. */
export async function* pressedKeys(
  input: Readable,
  signal: AbortSignal,
): AsyncGenerator<string, void> {
  if (input.readableEnded) return;
  const keys = addAbortSignal(signal, new PassThrough({ objectMode: true }));
  const press = (_: unknown, { name = '', ctrl = false }: Key): void => {
    keys.write(ctrl ? `ctrl-${name}` : name);
  };
  const end = (): void => void keys.end();
  emitKeypressEvents(input);
  input.on('keypress', press).once('end', end).resume();
  try {
    for await (const key of keys) yield String(key);
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    input.off('keypress', press).off('end', end).pause();
  }
}
