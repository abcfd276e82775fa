import { Command, Option } from 'clipanion';

import { AirCommand } from '../air-command.ts';
import { UsageError } from '../errors/usage-error.ts';
import { parseRunFilter } from '../runs/parse-run-filter.ts';
import type { Session } from '../session.ts';
import type { Terminal } from '../terminal.ts';

export class ListCommand extends AirCommand {
  static override readonly paths: string[][] = [['list']];
  static override readonly synopsis: string = '[flags]';
  static override readonly usage = Command.Usage({
    category: 'Runs',
    description: 'List runs, the newest first',
    details: `
Lists your own active AIR runs unless told otherwise. A filter is one of experiment (with * and ?), user, status,
accelerator_type and num_accelerators; of one key any value will do, of several keys each has to fit.`,
    examples: [
      ['What runs now', 'air list'],
      ['Keep an eye on it', 'air list --watch'],
      ['The last 50 runs of everyone', 'air list --all-users --all-status --limit 50'],
      [
        'The ids of some runs that failed',
        "air list --all-status --filter experiment='train*' --filter status=FAILED -o json | jq -r .data.runs[].run_id",
      ],
    ],
  });

  limit: string = Option.String('--limit', '20', {
    description: 'Show at most `N` runs; 20 unless told',
  });

  allStatus: boolean = Option.Boolean('--all-status', false, {
    description: 'Show runs that have ended too',
  });

  allUsers: boolean = Option.Boolean('--all-users', false, {
    description: "Show everyone's runs",
  });

  filter: string[] = Option.Array('--filter', [], {
    description: 'Show only the runs that fit `KEY=VALUE`; repeatable',
  });

  watch: boolean = Option.Boolean('--watch', false, {
    description: 'Keep the list up to date on the terminal: select, follow, open and cancel runs',
  });

  async run(session: Session): Promise<void> {
    const { allStatus, allUsers } = this;
    const limit = parseLimit(this.limit);
    const filter = parseRunFilter(this.filter);
    const list = { limit, allStatus, allUsers, filter };
    const terminal = this.watch ? whereToWatch(session) : undefined;
    const { showRuns, watchRuns } = await import('../remote.ts');
    if (terminal === undefined) await showRuns(session, list);
    else await watchRuns(session, terminal, list);
  }
}

function parseLimit(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new UsageError(`invalid --limit "${text}": it is a number of runs, from 1`);
}

function whereToWatch({ host, output }: Session): Terminal {
  if (output.json) throw new UsageError('--watch is for a terminal: -o json does not go with it');
  const terminal = host.isOutTerminal() ? host.terminal?.() : undefined;
  if (terminal !== undefined) return terminal;
  throw new UsageError('--watch needs a terminal to show the list on, and to type at', {
    hint: 'air list prints the list once; air wait RUN_ID waits for the end of a run.',
  });
}
