import { parseOverrides } from '@air/validate';
import { Command, Option } from 'clipanion';

import { AirCommand } from '../air-command.ts';
import { UsageError } from '../errors/usage-error.ts';
import type { Session } from '../session.ts';
import { askServer } from '../validate/ask-server.ts';
import { openReport, reportFormats } from '../validate/reports.ts';
import { validatePaths } from '../validate/validate-paths.ts';

export class ValidateCommand extends AirCommand {
  static override readonly paths: string[][] = [['validate']];
  static override readonly synopsis: string = '[FILE|DIR|-]… [flags]';
  static override readonly usage = Command.Usage({
    category: 'Configs',
    description: 'Check run configs, without a workspace or a network',
    details: `
Tells all that is wrong with each file, and where. Of a folder it checks the YAML files below that look like run configs;
what git ignores, hidden folders and node_modules are left out. "-" is standard input, no argument the current folder.`,
    examples: [
      ['Check a file', 'air validate train.yaml'],
      ['Check a repository, with annotations on GitHub', 'air validate . -o github'],
      ['Have the workspace check them too', 'air validate conf/ --server'],
      ['Check what an editor holds', 'air validate - --stdin-name conf/train.yaml -o json'],
    ],
  });

  override readonly outputs: readonly string[] = reportFormats;

  override output: string = Option.String('-o,--output', 'text', {
    description: 'Print the verdict as `FORMAT`: text (the default), json, jsonl, sarif or github',
  });

  stdinName: string | undefined = Option.String('--stdin-name', {
    description: 'Call standard input `NAME`, the path of the file that it stands for',
  });

  override: string[] = Option.Array('--override', [], {
    description: 'Change a value of each config before it is checked, as `KEY=VALUE`; repeatable',
  });

  maxWarnings: string | undefined = Option.String('--max-warnings', {
    description: 'Fail on more than `N` warnings; any number is fine unless told',
  });

  server: boolean = Option.Boolean('--server', false, {
    description: 'Have the workspace check the configs that are right on this machine',
  });

  quiet: boolean = Option.Boolean('--quiet', false, {
    description: 'Tell errors only',
  });

  pathArguments: string[] = Option.Rest({ name: 'FILE|DIR|-' });

  async run(session: Session): Promise<number> {
    const { host, output } = session;
    const paths = this.pathArguments.length === 0 ? ['.'] : this.pathArguments;
    if (this.stdinName !== undefined && !paths.includes('-')) {
      throw new UsageError('--stdin-name names standard input, and no "-" asks for it');
    }
    const options = {
      stdinName: this.stdinName ?? '<stdin>',
      overrides: parseOverrides(this.override),
      maxWarnings: parseMaxWarnings(this.maxWarnings),
      quiet: this.quiet,
    };
    const report = openReport(this.output, { host, output, quiet: this.quiet });
    const isFine = this.server
      ? await session.interruptible((signal) => {
          const onServer = askServer(session, signal);
          return validatePaths(paths, { ...options, onServer }, session, report);
        })
      : await validatePaths(paths, options, session, report);
    return isFine ? 0 : 1;
  }
}

function parseMaxWarnings(text: string | undefined): number {
  if (text === undefined) return Infinity;
  if (!/^\d+$/.test(text)) {
    throw new UsageError(`invalid --max-warnings "${text}": it is a whole number, 0 or more`);
  }
  return Number(text);
}
