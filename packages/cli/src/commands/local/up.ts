import { Command } from 'clipanion';

import { AirCommand } from '../../air-command.ts';
import type { Session } from '../../session.ts';
import { statusJson } from './status.ts';

export class LocalUpCommand extends AirCommand {
  static override readonly paths: string[][] = [['local', 'up']];
  static override readonly synopsis: string = '[flags]';
  static override readonly usage = Command.Usage({
    category: 'Embedded workspace',
    description: 'Start the embedded workspace of this machine, and keep it',
    details: `
It runs in the background until "air local down". "air run --local" starts one by itself, which ends when it has been
idle for 10 minutes (AIR_LOCAL_IDLE_SECONDS).`,
    examples: [
      ['Start it, and launch a run there', 'air local up && air run -p local -f train.yaml'],
    ],
  });

  async run({ host, output }: Session): Promise<void> {
    const { startEmbedded, embeddedStatus } = await import('../../remote.ts');
    await startEmbedded(host, { keep: true });
    const status = await embeddedStatus(host);
    output.result(statusJson(status), {
      result: `The embedded workspace is up at ${status.host}; address it with -p local`,
    });
  }
}
