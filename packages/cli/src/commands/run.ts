import type { ConfigInFile } from '@air/submit/plan';
import { parseOverrides } from '@air/validate';
import { Command, Option } from 'clipanion';

import { ConfigCommand } from '../config/config-command.ts';
import { loadConfig } from '../config/load-config.ts';
import { UsageError } from '../errors/usage-error.ts';
import { checkNode, nodeCount, parseNode } from '../follow/followed-node.ts';
import type { FollowedNode } from '../follow/followed-node.ts';
import { checkOnServer } from '../launch/check-on-server.ts';
import { launchRun } from '../launch/launch-run.ts';
import { reportDryRun } from '../launch/report-dry-run.ts';
import { reportLaunch } from '../launch/report-launch.ts';
import type { Session } from '../session.ts';

export class RunCommand extends ConfigCommand {
  static override readonly paths: string[][] = [['run']];
  static override readonly synopsis: string = '-f FILE [flags]';
  static override readonly usage = Command.Usage({
    category: 'Configs',
    description: 'Launch a run from a YAML file',
    details: `
Checks the file, uploads what the run needs, submits it, and prints the run id and a link. FILE may stand without -f.
Nothing is uploaded or submitted before everything that can be checked on this machine is known to be good.`,
    examples: [
      ['Check a file, without a workspace or a network', 'air run -f train.yaml --dry-run'],
      ['Have the workspace check it too', 'air run -f train.yaml --dry-run --server'],
      ['Try it on this machine', 'air run -f train.yaml --local'],
      ['Launch it and follow all its nodes', 'air run -f train.yaml --watch --node all'],
      [
        'Change a value for this run',
        'air run -f train.yaml --override compute.num_accelerators=16',
      ],
    ],
  });

  dryRun: boolean = Option.Boolean('--dry-run', false, {
    description: 'Stop after checking the file; --watch and --local have no effect then',
  });

  server: boolean = Option.Boolean('--server', false, {
    description: 'With --dry-run: have the workspace check the config too',
  });

  watch: boolean = Option.Boolean('--watch', false, {
    description: "Follow the run to its end; the exit status is the run's outcome",
  });

  local: boolean = Option.Boolean('--local', false, {
    description: 'Run in the embedded workspace of this machine, and follow the run',
  });

  node: string | undefined = Option.String('--node', {
    description: 'Follow the output of node `N`, or of all; 0 unless told',
  });

  override: string[] = Option.Array('--override', [], {
    description: 'Change a value of the config for this run, as `KEY=VALUE`; repeatable',
  });

  idempotencyKey: string | undefined = Option.String('--idempotency-key', {
    description: 'Launch at most one run for this `KEY`, however often the command is repeated',
  });

  gitDiff: boolean = Option.Boolean('--git-diff', false, {
    description: 'Send what is not committed along as a patch; it can hold private text',
  });

  async run(session: Session): Promise<void> {
    const file = this.givenFile();
    if (this.server && !this.dryRun) {
      throw new UsageError('--server goes with --dry-run: a launch asks the workspace anyway');
    }
    const node = parseNode(this.node);
    const overrides = parseOverrides(this.override);
    const loaded = loadConfig(file, overrides, session.output);
    return this.dryRun ? this.#dryRun(session, loaded) : this.#launch(session, loaded, node);
  }

  async #dryRun(session: Session, loaded: ConfigInFile): Promise<void> {
    if (this.server) await checkOnServer(session, loaded, this);
    return reportDryRun(session, loaded);
  }

  async #launch(
    session: Session,
    loaded: ConfigInFile,
    node: FollowedNode | undefined,
  ): Promise<void> {
    const follows = this.watch || this.local;
    if (follows) checkNode(node, nodeCount(loaded.config));
    const launched = await launchRun(session, loaded, this);
    reportLaunch(session, launched, { follows });
    // only now: nothing delays the run id
    const granted = session.interruptible(launched.grantPermissions);
    if (!follows) return granted;
    // an interrupt is told by what follows the run
    const settled = granted.catch(() => undefined);
    try {
      const { followRun } = await import('../remote.ts');
      await followRun(session, launched, node);
    } finally {
      await settled;
    }
  }
}
