import { Command, Option } from 'clipanion';

import { AirCommand } from '../air-command.ts';
import { UsageError } from '../errors/usage-error.ts';
import type { Session } from '../session.ts';
import type { Terminal } from '../terminal.ts';

export class CancelCommand extends AirCommand {
  static override readonly paths: string[][] = [['cancel']];
  static override readonly synopsis: string = 'RUN_ID… | --all [flags]';
  static override readonly usage = Command.Usage({
    category: 'Runs',
    description: 'Cancel runs',
    details: `
RUN_ID may also be latest, or the name of a run. --all means your own active AIR runs; it lists them and asks first. The exit
status is 1 when a run could not be cancelled.`,
    examples: [
      ['Cancel two runs', 'air cancel 123 124'],
      ['Cancel all your runs, in a script', 'air cancel --all -y'],
    ],
  });

  all: boolean = Option.Boolean('--all', false, {
    description: 'Cancel all your own active AIR runs',
  });

  yes: boolean = Option.Boolean('-y,--yes', false, {
    description: 'With --all: do not ask',
  });

  runIds: string[] = Option.Rest({ name: 'RUN_ID' });

  async run(session: Session): Promise<number> {
    if (this.all && this.runIds.length > 0) {
      throw new UsageError('give either run ids or --all, not both');
    }
    if (!this.all && this.runIds.length === 0) throw new UsageError('give a RUN_ID, or --all');
    const { cancelAllRuns, cancelNamedRuns } = await import('../remote.ts');
    if (!this.all) return cancelNamedRuns(session, this.runIds);
    return cancelAllRuns(session, this.yes ? undefined : whoToAsk(session));
  }
}

function whoToAsk({ host }: Session): Terminal {
  const terminal = host.isErrTerminal() ? host.terminal?.() : undefined;
  if (terminal !== undefined) return terminal;
  throw new UsageError('--all asks before it cancels, and there is no terminal to ask on', {
    hint: 'Add -y to cancel without a question.',
  });
}
