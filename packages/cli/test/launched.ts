import { setTimeout as delay } from 'node:timers/promises';
import { air, config } from './air.ts';

interface Launch {
  readonly write: (text: string, name?: string) => Promise<string>;
  readonly env: Readonly<Record<string, string>>;
}

/** Launches a config with a name and gives the run's id. */
export async function launched(
  { write, env }: Launch,
  name: string,
  command: string,
): Promise<string> {
  const file = await write(config(command).replace('hello', name), `${name}.yaml`);
  const { out } = await air(['run', file, '-o', 'json'], { env });
  return JSON.parse(out).data.run_id;
}

/** Waits until a run has the status. */
export async function untilStatus(
  { env }: Pick<Launch, 'env'>,
  runId: string,
  status: string,
): Promise<void> {
  for (;;) {
    const { out } = await air(['get', runId, '-o', 'json'], { env });
    if (JSON.parse(out).data.status === status) return;
    await delay(10);
  }
}
