import { Command, Option } from 'clipanion';
import type { BaseContext, Usage } from 'clipanion';

import { UsageError } from './errors/usage-error.ts';
import type { Host } from './host.ts';
import { reportFailure } from './output/failure.ts';
import { isJson, openOutput } from './output/output.ts';
import { Session } from './session.ts';
import { usageLine } from './usage/command-words.ts';
import type { CommandWords } from './usage/command-words.ts';

export interface AirContext extends BaseContext {
  readonly host: Host;
  /** The commands that the line was parsed with. */
  readonly commands: readonly AirCommandClass[];
}

/** A command's class: where it stands in the words that are typed, and what its help says. */
export interface AirCommandClass extends CommandWords {
  new (): AirCommand;
  readonly usage: Usage;
}

/** What every command shares: the global flags, and the one place where failures are caught. */
export abstract class AirCommand extends Command<AirContext> {
  static readonly synopsis: string = '';

  output: string = Option.String('-o,--output', 'text', {
    description: 'Print results as `FORMAT`: text (the default) or json',
  });

  profile: string | undefined = Option.String('-p,--profile', {
    description:
      'Use profile `NAME` of ~/.databrickscfg; "local" is the embedded workspace of this machine',
  });

  debug: boolean = Option.Boolean('--debug', false, {
    description: 'Show each request, and of a failure where it came from and what caused it',
  });

  noColor: boolean = Option.Boolean('--no-color', false, {
    description: 'Print without colours, as NO_COLOR does',
  });

  /** What `--output` takes. */
  readonly outputs: readonly string[] = ['text', 'json'];

  /** Does the work and answers with the exit status, 0 unless told. Throws what stops it. */
  abstract run(session: Session): Promise<number | void>;

  async execute(): Promise<number> {
    const { host } = this.context;
    const output = openOutput(host, { json: isJson(this.output), noColor: this.noColor });
    const session = new Session(host, output, {
      profile: this.profile,
      debug: this.debug,
      loadConnect: () => import('./remote.ts'),
    });
    try {
      if (!this.outputs.includes(this.output)) {
        const known = `${this.outputs.slice(0, -1).join(', ')} or ${this.outputs.at(-1)}`;
        throw new UsageError(`invalid --output "${this.output}": it is ${known}`);
      }
      return (await session.untilInterrupted(this.run(session))) ?? 0;
    } catch (error) {
      return reportFailure(error, {
        host,
        output,
        debug: this.debug,
        usageLine: this.#usageLine(),
      });
    } finally {
      await session.close();
    }
  }

  #usageLine(): string {
    return usageLine(this.context.commands.find((command) => this instanceof command));
  }
}
