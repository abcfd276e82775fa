import { Command } from 'clipanion';

import { AirCommand } from '../../air-command.ts';
import type { Session } from '../../session.ts';

export class AuthWhoamiCommand extends AirCommand {
  static override readonly paths: string[][] = [['auth', 'whoami']];
  static override readonly synopsis: string = '[flags]';
  static override readonly usage = Command.Usage({
    category: 'Sign-in',
    description: 'Tell who is signed in, where, and how',
    details: `
Signs in as a launch would, and asks the workspace for the user. Never shows a token.`,
    examples: [
      ['See what the environment and ~/.databrickscfg come to', 'air auth whoami'],
      ['See it of a profile', 'air auth whoami -p staging'],
    ],
  });

  async run(session: Session): Promise<void> {
    const { currentUser } = await import('../../remote.ts');
    const workspace = await session.workspace();
    const { userName } = await session.interruptible((signal) =>
      currentUser(workspace, { signal }),
    );
    const { host, profile, authType } = workspace;
    session.output.result(
      { user: userName, host, profile: profile ?? null, auth_type: authType },
      {
        result: [
          `User:     ${userName}`,
          `Host:     ${host}`,
          `Profile:  ${profile ?? 'none'}`,
          `Sign-in:  ${authType}`,
        ].join('\n'),
      },
    );
  }
}
