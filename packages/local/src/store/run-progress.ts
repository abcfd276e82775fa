import type { ProcessIdentity } from '../process-identity.ts';
import { newId } from './new-id.ts';
import type { AttemptRecord, Outcome, RunRecord, RunState } from './run-record.ts';

/** How an attempt or a run ended, and why in a sentence. */
export interface Ending {
  readonly outcome: Outcome;
  readonly message: string;
}

/** An attempt that has not begun: the first one is pending, later ones wait for their turn. */
export function waitingAttempt(number: number): AttemptRecord {
  const lifeCycle = number === 0 ? 'PENDING' : 'WAITING_FOR_RETRY';
  return { number, taskRunId: newId(), state: { lifeCycle, message: '' }, nodes: [] };
}

export function lastAttempt(run: RunRecord): AttemptRecord {
  return run.attempts.at(-1) ?? waitingAttempt(0);
}

/** The last attempt's processes are there, about to begin. */
export function attemptStarted(run: RunRecord, nodes: readonly ProcessIdentity[]): RunRecord {
  const state: RunState = { lifeCycle: 'RUNNING', message: '' };
  return { ...changeLast(run, { state, startedAt: Date.now(), nodes }), state };
}

/** The last attempt failed, and there will be another. */
export function attemptFailed(run: RunRecord, message: string): RunRecord {
  const ended = changeLast(run, endedNow({ outcome: 'FAILED', message }));
  return { ...ended, attempts: [...ended.attempts, waitingAttempt(run.attempts.length)] };
}

/** The run is over, and its last attempt with it. */
export function runEnded(run: RunRecord, ending: Ending): RunRecord {
  const { state, endedAt } = endedNow(ending);
  return { ...changeLast(run, endedNow(ending)), state, endedAt };
}

function endedNow({
  outcome,
  message,
}: Ending): Pick<AttemptRecord, 'state' | 'endedAt' | 'nodes'> {
  return { state: { lifeCycle: 'TERMINATED', outcome, message }, endedAt: Date.now(), nodes: [] };
}

function changeLast(run: RunRecord, change: Partial<AttemptRecord>): RunRecord {
  const attempts = run.attempts.map((attempt, index) =>
    index === run.attempts.length - 1 ? { ...attempt, ...change } : attempt,
  );
  return { ...run, attempts };
}
