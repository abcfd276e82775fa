import { dirname } from 'node:path';
import { Command, Option } from 'clipanion';

import { ConfigCommand } from '../config/config-command.ts';
import { loadConfig } from '../config/load-config.ts';
import type { Session } from '../session.ts';

export class ConvertToDabsCommand extends ConfigCommand {
  static override readonly paths: string[][] = [['convert-to-dabs']];
  static override readonly synopsis: string = 'FILE [flags]';
  static override readonly usage = Command.Usage({
    category: 'Configs',
    description: 'Write a config as a Databricks Asset Bundle',
    details: `
Writes databricks.yml with a job that does what "air run" would start, and the folder generated_artifacts with the files of
the launch. Needs no workspace. The code stays where it is, so it has to be below the folder of the bundle.`,
    examples: [
      ['Write the bundle beside the config', 'air convert-to-dabs train.yaml'],
      ['Write it again after a change', 'air convert-to-dabs train.yaml --force'],
    ],
  });

  outputDir: string | undefined = Option.String('--output-dir', {
    description: 'Write the bundle into the folder `DIR`; beside the config unless told',
  });

  force: boolean = Option.Boolean('--force', false, {
    description: 'Overwrite what another config, or somebody, has left there',
  });

  async run(session: Session): Promise<void> {
    const loaded = loadConfig(this.givenFile(), [], session.output);
    const { convertToBundle } = await import('../remote.ts');
    const folder = this.outputDir ?? dirname(loaded.configFile);
    const files = await convertToBundle(session, loaded, { folder, force: this.force });
    session.output.result(
      { output_dir: folder, files },
      {
        result: [
          `The bundle "${loaded.config.experiment_name}" is in ${folder}:`,
          ...files.map((name) => `  ${name}`),
          'Deploy it from there with: databricks bundle deploy',
        ].join('\n'),
      },
    );
  }
}
