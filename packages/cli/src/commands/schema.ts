import { Command, Option } from 'clipanion';

import { AirCommand } from '../air-command.ts';
import { UsageError } from '../errors/usage-error.ts';
import type { Session } from '../session.ts';

export class SchemaCommand extends AirCommand {
  static override readonly paths: string[][] = [['schema']];
  static override readonly synopsis: string = '[--draft 2020-12|07]';
  static override readonly usage = Command.Usage({
    category: 'Configs',
    description: 'Print the JSON Schema of a config, for editors',
    details: `
An editor that knows it completes keys, shows what they mean, and marks what is wrong while you type. It says less than
"air run --dry-run" does: JSON Schema has no words for some of the rules.`,
    examples: [
      ['Write it to a file', 'air schema > run-config.schema.json'],
      [
        'Then name it in the first line of a config',
        'sed -i "1i # yaml-language-server: \\$schema=run-config.schema.json" train.yaml',
      ],
    ],
  });

  draft: string = Option.String('--draft', '2020-12', {
    description: 'The version of JSON Schema to write, as `DRAFT`: 2020-12 (the default) or 07',
  });

  async run({ output }: Session): Promise<void> {
    const { jsonSchemaDrafts, runConfigJsonSchema } = await import('../reference.ts');
    const draft = jsonSchemaDrafts.find((known) => known === this.draft);
    if (draft === undefined) {
      throw new UsageError(
        `invalid --draft "${this.draft}": it is ${jsonSchemaDrafts.join(' or ')}`,
      );
    }
    const schema = runConfigJsonSchema(draft);
    output.result({ draft, schema }, { result: JSON.stringify(schema, null, 2) });
  }
}
