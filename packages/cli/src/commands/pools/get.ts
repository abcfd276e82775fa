import { Command, Option } from 'clipanion';

import { AirCommand } from '../../air-command.ts';
import type { Session } from '../../session.ts';

export class PoolsGetCommand extends AirCommand {
  static override readonly paths: string[][] = [['pools', 'get']];
  static override readonly synopsis: string = '[ID] [flags]';
  static override readonly usage = Command.Usage({
    category: 'Pools',
    description: 'Show a pool of reserved GPUs',
    details: `
Without ID it shows every pool. A config names a pool by its id, as compute.pool_id.`,
    examples: [['Show one pool', 'air pools get 1a2b3c']],
  });

  poolId: string | undefined = Option.String({ name: 'ID', required: false });

  async run(session: Session): Promise<void> {
    const { showPools } = await import('../../remote.ts');
    await showPools(session, this.poolId);
  }
}
