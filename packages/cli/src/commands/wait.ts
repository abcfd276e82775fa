import { Command, Option } from 'clipanion';

import { AirCommand } from '../air-command.ts';
import type { Session } from '../session.ts';

export class WaitCommand extends AirCommand {
  static override readonly paths: string[][] = [['wait']];
  static override readonly synopsis: string = 'RUN_ID… [flags]';
  static override readonly usage = Command.Usage({
    category: 'Runs',
    description: 'Wait for the end of runs',
    details: `
Waits for all of them, side by side. The exit status is their outcome: 0 when every one succeeded, else 1. RUN_ID may also be
latest, or the name of a run.`,
    examples: [
      ['Wait for your newest run', 'air wait latest'],
      ['Evaluate after two trainings', 'air wait 123 124 && air run -f evaluate.yaml'],
    ],
  });

  runIds: string[] = Option.Rest({ name: 'RUN_ID', required: 1 });

  async run(session: Session): Promise<void> {
    const { waitForRuns } = await import('../remote.ts');
    await waitForRuns(session, this.runIds);
  }
}
