import { CliError } from '../../errors/cli-error.ts';
import { showLogs } from '../../follow/show-logs.ts';
import { codeOf } from '../../output/envelope-codes.ts';
import type { Session } from '../../session.ts';
import type { Terminal } from '../../terminal.ts';
import { pressedKeys } from './keys.ts';

/** So many lines that a run wrote before are shown. */
const tail = 1000;

/** Shows the log of a run, on a live one to its end, until the user goes back to the list. An interrupt throws. */
export async function showChosenLog(
  session: Session,
  terminal: Terminal,
  runId: string,
): Promise<void> {
  const { output } = session;
  const left = new AbortController();
  const forget = terminal.onExit(() => terminal.setRawMode(false));
  terminal.setRawMode(true);
  output.note(`The log of run ${runId}; q goes back to the list`);
  const showing = showLog(session, runId, left.signal);
  const leaving = untilLeft(terminal, left.signal);
  try {
    await Promise.race([leaving, showing.then(() => leaving)]);
  } finally {
    left.abort();
    await Promise.allSettled([showing, leaving]);
    forget();
    terminal.setRawMode(false);
  }
}

/** What fails is a line below the log: the list is still there. */
async function showLog(session: Session, runId: string, until: AbortSignal): Promise<void> {
  try {
    await showLogs(session, runId, {
      node: undefined,
      past: { tail },
      attempt: undefined,
      follow: true,
      timestamps: false,
      until,
    });
    if (!until.aborted) session.output.note('The run has ended');
  } catch (error) {
    if (codeOf(error) === 'interrupted') throw error;
    session.output.note(`Error: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Until a key says so, or nobody types any more. */
async function untilLeft({ input }: Terminal, signal: AbortSignal): Promise<void> {
  for await (const key of pressedKeys(input, signal)) {
    if (key === 'ctrl-c') throw new CliError('interrupted', 'interrupted');
    if (key === 'q' || key === 'escape') return;
  }
}
