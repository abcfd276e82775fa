import { Command, Option } from 'clipanion';

import { AirCommand } from '../air-command.ts';
import { UsageError } from '../errors/usage-error.ts';
import { parseNode } from '../follow/followed-node.ts';
import { parseAttempt, parsePast } from '../follow/log-flags.ts';
import type { Session } from '../session.ts';

export class LogsCommand extends AirCommand {
  static override readonly paths: string[][] = [['logs']];
  static override readonly synopsis: string = 'RUN_ID [flags]';
  static override readonly usage = Command.Usage({
    category: 'Runs',
    description: 'Show the log of a run',
    details: `
Shows the last lines of the latest attempt, and follows a run that goes on to its end. RUN_ID may also be latest, or the name of
a run. The exit status is 1 when the run has failed.`,
    examples: [
      ['Follow your newest run', 'air logs latest'],
      ['The last 100 lines of every node', 'air logs 123 --node all --tail 100'],
      ['What was written in the last ten minutes', 'air logs 123 --since 10m --timestamps'],
      ['The log of the first attempt', 'air logs 123 --retry 0'],
      ['Keep the logs of all nodes', 'air logs 123 --download-to .'],
    ],
  });

  node: string | undefined = Option.String('--node', {
    description: 'Show the output of node `N`, or of all; 0 unless told',
  });

  tail: string | undefined = Option.String('--tail,--lines', {
    description: 'Show the last `N` lines first; 10000 unless told',
  });

  since: string | undefined = Option.String('--since', {
    description: 'Show what was written since `TIME`: an age such as 10m, or a time of RFC 3339',
  });

  minutes: string | undefined = Option.String('--minutes', {
    description: 'Show what was written in the last `M` minutes, as --since does',
  });

  retry: string | undefined = Option.String('--retry', {
    description: 'Show attempt `N`, from 0; the latest one unless told',
  });

  noFollow: boolean = Option.Boolean('--no-follow', false, {
    description: 'Show what is there, and do not wait for more',
  });

  timestamps: boolean = Option.Boolean('--timestamps', false, {
    description: 'Show before each line when it was written',
  });

  downloadTo: string | undefined = Option.String('--download-to', {
    description: 'Write the whole log of every node to `DIR`/logs, unless --node names one',
  });

  runId: string = Option.String({ name: 'RUN_ID' });

  async run(session: Session): Promise<void> {
    const node = parseNode(this.node);
    const past = parsePast(this, Date.now());
    const attempt = parseAttempt(this.retry);
    const { downloadLogs, showLogs } = await import('../remote.ts');
    if (this.downloadTo !== undefined) {
      if (this.tail !== undefined || past.since !== undefined) {
        throw new UsageError(
          '--download-to writes the whole log: --tail and --since do not go with it',
        );
      }
      return downloadLogs(session, this.runId, { node, attempt, directory: this.downloadTo });
    }
    const { timestamps } = this;
    return showLogs(session, this.runId, {
      node,
      past,
      attempt,
      follow: !this.noFollow,
      timestamps,
    });
  }
}
