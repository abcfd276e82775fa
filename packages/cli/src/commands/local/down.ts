import { Command } from 'clipanion';

import { AirCommand } from '../../air-command.ts';
import { counted } from '../../output/counted.ts';
import type { Session } from '../../session.ts';
import { statusJson } from './status.ts';

export class LocalDownCommand extends AirCommand {
  static override readonly paths: string[][] = [['local', 'down']];
  static override readonly synopsis: string = '[flags]';
  static override readonly usage = Command.Usage({
    category: 'Embedded workspace',
    description: 'End the embedded workspace and the runs that go on there',
    details: `
The runs are cancelled. What has been written stays: "air local up" has it again.`,
    examples: [['End it', 'air local down']],
  });

  async run({ host, output }: Session): Promise<void> {
    const { stopEmbedded, embeddedStatus } = await import('../../remote.ts');
    const { stopped, cancelledRuns } = await stopEmbedded(host);
    output.result(statusJson(await embeddedStatus(host)), { result: text(stopped, cancelledRuns) });
  }
}

function text(stopped: boolean, cancelledRuns: number): string {
  if (!stopped) return 'The embedded workspace was not running';
  if (cancelledRuns === 0) return 'The embedded workspace has ended';
  return `The embedded workspace has ended; ${counted(cancelledRuns, 'run')} cancelled`;
}
