import type { ListOptions } from '@air/runs';

import { showLogs } from '../../follow/show-logs.ts';
import type { Session } from '../../session.ts';
import type { Terminal } from '../../terminal.ts';
import { RunWatch } from './run-watch.ts';
import { Screen } from './screen.ts';

/** So many lines that a run wrote before are shown when it is followed. */
const tail = 1000;

/** Shows a list of runs that is kept up to date, until the user leaves it, or chooses a run to follow. */
export async function watchRuns(
  session: Session,
  terminal: Terminal,
  list: Omit<ListOptions, 'withProgress' | 'signal'>,
): Promise<void> {
  const workspace = await session.workspace();
  const chosen = await session.interruptible(async (signal) => {
    const screen = new Screen(session.host, terminal);
    try {
      return await new RunWatch({ workspace, terminal, screen, list }).untilChosen(signal);
    } finally {
      screen.close();
    }
  });
  if (chosen === undefined) return;
  await showLogs(session, chosen, {
    node: undefined,
    past: { tail },
    attempt: undefined,
    follow: true,
    timestamps: false,
  });
}
