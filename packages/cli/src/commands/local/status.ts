import type { LocalStatus } from '@air/local';
import { Command } from 'clipanion';

import { AirCommand } from '../../air-command.ts';
import type { Session } from '../../session.ts';

export class LocalStatusCommand extends AirCommand {
  static override readonly paths: string[][] = [['local', 'status']];
  static override readonly synopsis: string = '[flags]';
  static override readonly usage = Command.Usage({
    category: 'Embedded workspace',
    description: 'Tell whether the embedded workspace is up, and where',
    examples: [['Its address, for a script', 'air local status -o json | jq -r .data.host']],
  });

  async run({ host, output }: Session): Promise<void> {
    const { embeddedStatus } = await import('../../remote.ts');
    const status = await embeddedStatus(host);
    output.result(statusJson(status), { result: statusText(status) });
  }
}

/** Source: cli.md, "Output". */
export function statusJson(status: LocalStatus): object {
  return {
    running: status.running,
    host: status.host ?? null,
    pid: status.pid ?? null,
    state_dir: status.stateDirectory,
    active_runs: status.activeRuns,
  };
}

function statusText({ running, host, pid, stateDirectory, activeRuns }: LocalStatus): string {
  if (!running) return `The embedded workspace is not running\nState: ${stateDirectory}`;
  return [
    `The embedded workspace is up at ${host} (process ${pid})`,
    `State: ${stateDirectory}`,
    `Active runs: ${activeRuns}`,
  ].join('\n');
}
