import { CliError } from './cli-error.ts';

/** How a run ended, or stands. */
export interface RunOutcome {
  readonly runId: string;
  readonly status: string;
  /** Why, if that is known. */
  readonly message?: string | undefined;
}

/** Runs that were followed did not all succeed. */
export class RunFailedError extends CliError {
  /** What the envelope shows beside the error: the first run that failed, and all of them where there are several. */
  readonly details: object;

  /** `failed` has at least one; `all` are the runs that were waited for, where several can be. */
  constructor(failed: readonly RunOutcome[], all?: readonly RunOutcome[]) {
    const [first] = failed;
    const text = failed.map(({ runId, status, message }) => {
      return `run ${runId} ended ${status}${message ? `: ${message}` : ''}`;
    });
    super('run-failed', text.join('; '));
    this.details = {
      run_id: first?.runId,
      status: first?.status,
      ...(all !== undefined && { runs: all.map(outcomeJson) }),
    };
  }
}

/** Source: cli.md, "Output". */
export function outcomeJson({ runId, status }: RunOutcome): object {
  return { run_id: runId, status };
}
