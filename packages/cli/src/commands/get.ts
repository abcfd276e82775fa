import { Command, Option } from 'clipanion';

import { AirCommand } from '../air-command.ts';
import type { Session } from '../session.ts';

export class GetCommand extends AirCommand {
  static override readonly paths: string[][] = [['get']];
  static override readonly synopsis: string = 'RUN_ID [flags]';
  static override readonly usage = Command.Usage({
    category: 'Runs',
    description: 'Show the status, the configuration and the links of a run',
    details: `
RUN_ID may also be latest, or the name of a run. How far the run has come is known where the training tells MLflow: by the
parameter max_steps and the metric step, or by num_train_epochs and epoch.`,
    examples: [
      ['Look at your newest run', 'air get latest'],
      ['Its status alone', 'air get latest -o json | jq -r .data.status'],
    ],
  });

  runId: string = Option.String({ name: 'RUN_ID' });

  async run(session: Session): Promise<void> {
    const { showRunDetails } = await import('../remote.ts');
    await showRunDetails(session, this.runId);
  }
}
