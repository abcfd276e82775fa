import { Command } from 'clipanion';

import { AirCommand } from '../../air-command.ts';
import type { Session } from '../../session.ts';

export class PoolsListCommand extends AirCommand {
  static override readonly paths: string[][] = [['pools', 'list']];
  static override readonly synopsis: string = '[flags]';
  static override readonly usage = Command.Usage({
    category: 'Pools',
    description: 'List the pools of reserved GPUs',
    examples: [['See where GPUs are idle', 'air pools list']],
  });

  async run(session: Session): Promise<void> {
    const { showPools } = await import('../../remote.ts');
    await showPools(session);
  }
}
