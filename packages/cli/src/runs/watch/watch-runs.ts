import type { ListOptions } from '@air/runs';

import type { Session } from '../../session.ts';
import type { Terminal } from '../../terminal.ts';
import { RunWatch } from './run-watch.ts';
import { Screen } from './screen.ts';
import { showChosenLog } from './show-chosen-log.ts';

/** Shows a list of runs that is kept up to date, and the logs of those that are chosen, until the user leaves it. */
export async function watchRuns(
  session: Session,
  terminal: Terminal,
  list: Omit<ListOptions, 'withProgress' | 'signal'>,
): Promise<void> {
  const { host } = session;
  const workspace = await session.workspace();
  const watch = new RunWatch({ workspace, terminal, list, env: host.env });
  for (;;) {
    const chosen = await session.interruptible(async (signal) => {
      const screen = new Screen(host, terminal);
      try {
        return await watch.untilChosen(screen, signal);
      } finally {
        screen.close();
      }
    });
    if (chosen === undefined) return;
    await showChosenLog(session, terminal, chosen);
  }
}
