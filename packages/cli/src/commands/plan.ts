import { parseOverrides } from '@air/validate';
import { Command, Option } from 'clipanion';

import { ConfigCommand } from '../config/config-command.ts';
import { loadConfig } from '../config/load-config.ts';
import { planText } from '../launch/plan-text.ts';
import { previewRun } from '../launch/preview-run.ts';
import type { Session } from '../session.ts';

export class PlanCommand extends ConfigCommand {
  static override readonly paths: string[][] = [['plan']];
  static override readonly synopsis: string = '-f FILE [flags]';
  static override readonly usage = Command.Usage({
    category: 'Configs',
    description: 'Show all that a launch would do, without doing it',
    details: `
Shows the files that would be uploaded, the request that would start the run, and the most GPU-hours that it could use.
Needs no workspace: what only a workspace knows stands in angle brackets. FILE may stand without -f.`,
    examples: [
      ['Look before a launch', 'air plan -f train.yaml'],
      ['Ask the workspace too', 'air plan -f train.yaml --server'],
    ],
  });

  server: boolean = Option.Boolean('--server', false, {
    description: 'Have the workspace check the config, and look up what only it knows',
  });

  override: string[] = Option.Array('--override', [], {
    description: 'Change a value of the config, as `KEY=VALUE`; repeatable',
  });

  async run(session: Session): Promise<void> {
    const file = this.givenFile();
    const overrides = parseOverrides(this.override);
    const loaded = loadConfig(file, overrides, session.output);
    const preview = await previewRun(session, loaded, this);
    session.output.result(
      {
        experiment_name: loaded.config.experiment_name,
        artifacts: preview.artifacts,
        snapshot: preview.snapshot,
        submission: preview.submission,
        gpu_hours_bound: preview.gpuHoursBound,
      },
      { result: planText(loaded.config, preview) },
    );
  }
}
