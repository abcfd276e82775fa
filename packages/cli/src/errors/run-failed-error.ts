import { CliError } from './cli-error.ts';

/** The run that was followed did not succeed. */
export class RunFailedError extends CliError {
  readonly runId: string;
  /** As the envelope shows it. */
  readonly status: string;

  constructor(runId: string, status: string, reason: string | undefined) {
    super('run-failed', `run ${runId} ended ${status}${reason ? `: ${reason}` : ''}`);
    this.runId = runId;
    this.status = status;
  }
}
