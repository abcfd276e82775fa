import { createInterface } from 'node:readline';
import type { Interface } from 'node:readline';

import type { Session } from '../session.ts';
import type { Terminal } from '../terminal.ts';

/** Puts a question on standard error. Only a yes is one; Ctrl-C throws `interrupted`. */
export async function confirm(
  session: Session,
  { input }: Terminal,
  question: string,
): Promise<boolean> {
  session.host.writeErr(`${question} [y/N] `);
  const lines = createInterface({ input, terminal: false });
  try {
    const answer = await session.interruptible((signal) => firstLine(lines, signal));
    return /^\s*y(?:es)?\s*$/i.test(answer);
  } finally {
    lines.close();
  }
}

/** An input that ends has said nothing. */
async function firstLine(lines: Interface, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    lines.once('line', resolve);
    lines.once('close', () => resolve(''));
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
