import { CliError } from './cli-error.ts';

/** The command line was used wrongly; the usage line follows the message. */
export class UsageError extends CliError {
  /** The usage line of the command that was meant; undefined where the command itself knows it. */
  readonly usageLine: string | undefined;

  constructor(message: string, options: { hint?: string | undefined; usageLine?: string } = {}) {
    super('usage', message, { hint: options.hint });
    this.usageLine = options.usageLine;
  }
}
