import type { Pruned } from '@air/local';
import { Command } from 'clipanion';

import { AirCommand } from '../../air-command.ts';
import { counted } from '../../output/counted.ts';
import { sizeText } from '../../output/size-text.ts';
import type { Session } from '../../session.ts';

export class LocalPruneCommand extends AirCommand {
  static override readonly paths: string[][] = [['local', 'prune']];
  static override readonly synopsis: string = '[flags]';
  static override readonly usage = Command.Usage({
    category: 'Embedded workspace',
    description: 'Remove what ended runs left in the embedded workspace',
    details: `
Their output, working folders, launch directories and code go, and the workspace forgets them: an idempotency key that
one of them had starts a new run. Runs that go on are not touched.`,
    examples: [['Take back the room that they hold', 'air local prune']],
  });

  async run({ host, output }: Session): Promise<void> {
    const { pruneEmbedded } = await import('../../remote.ts');
    const { runs, bytes } = await pruneEmbedded(host);
    output.result({ removed_runs: runs, removed_bytes: bytes }, { result: text({ runs, bytes }) });
  }
}

function text({ runs, bytes }: Pruned): string {
  // a run that has ended stays while a launch is about to use its code
  if (runs === 0) return 'There is nothing to remove at the moment';
  return `Removed what ${counted(runs, 'run')} left: ${sizeText(bytes)}`;
}
