import { Command, Option } from 'clipanion';

import { ConfigCommand } from '../config/config-command.ts';
import { loadConfig } from '../config/load-config.ts';
import { showCode } from '../launch/show-code.ts';
import { snapshotText } from '../launch/snapshot-text.ts';
import type { Session } from '../session.ts';

export class SnapshotCommand extends ConfigCommand {
  static override readonly paths: string[][] = [['snapshot']];
  static override readonly synopsis: string = 'FILE [flags]';
  static override readonly usage = Command.Usage({
    category: 'Configs',
    description: 'Show which code a launch would pack',
    details: `
Finds what code_source of the file stands for on this machine, and the name that its archive would have. Needs no workspace; one
that is signed in to is asked whether it has the archive already.`,
    examples: [
      ['See every file that would be packed', 'air snapshot train.yaml --list'],
      ['Look into the archive itself', 'air snapshot train.yaml --out code.tar.gz'],
    ],
  });

  list: boolean = Option.Boolean('--list', false, {
    description: 'Show every file with its size, the links and the folders',
  });

  out: string | undefined = Option.String('--out', {
    description: 'Write the archive to the file `ARCHIVE`',
  });

  async run(session: Session): Promise<void> {
    const loaded = loadConfig(this.givenFile(), [], session.output);
    const code = await showCode(session, loaded, this.out);
    session.output.result(code.summary, { result: snapshotText(code, this) });
  }
}
