import { Command, Option } from 'clipanion';

import { AirCommand } from '../air-command.ts';
import { UsageError } from '../errors/usage-error.ts';
import { imageOptions } from '../image/image-options.ts';
import type { Session } from '../session.ts';

export class RegisterImageCommand extends AirCommand {
  static override readonly paths: string[][] = [['register-image']];
  static override readonly synopsis: string = 'URL [flags]';
  static override readonly usage = Command.Usage({
    category: 'Images',
    description: 'Register a custom image',
    details: `
Has the workspace import a Docker image, so that runs can use it as environment.docker_image, and waits until it is there.
Of a private image the sign-in that docker login has left on this machine is kept in your own secret scope of the workspace;
of a public one nothing is kept. URL is the image's name as for docker pull.`,
    examples: [
      ['Register an image', 'air register-image registry.example.com/vision/trainer:7'],
      ['Wait longer for a large one', 'air register-image team/trainer:7 --timeout-minutes 180'],
    ],
  });

  timeoutMinutes: string | undefined = Option.String('--timeout-minutes', {
    description: 'Wait at most `N` minutes, 60 unless told; the registration itself goes on',
  });

  url: string = Option.String({ name: 'URL' });

  async run(session: Session): Promise<void> {
    const timeoutMinutes = parseMinutes(this.timeoutMinutes);
    const { imageUrl, registerImage } = await import('../remote.ts');
    const name = imageUrl(this.url);
    const { url, state, manifestSha256 } = await session.interruptible(async (signal) => {
      const workspace = await session.workspace();
      session.output.note(`Registering image ${this.url} on ${workspace.host}`);
      return registerImage(workspace, name, {
        ...imageOptions(session),
        env: session.host.env,
        signal,
        timeoutMinutes,
      });
    });
    session.output.result(
      { docker_image_url: url, state, manifest_sha256: manifestSha256 ?? null },
      {
        result: [
          `Image ${url} is ${state}`,
          ...(manifestSha256 === undefined ? [] : [`Manifest: ${manifestSha256}`]),
        ].join('\n'),
      },
    );
  }
}

function parseMinutes(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9][0-9]{0,4}$/.test(text)) return Number(text);
  throw new UsageError(
    `invalid --timeout-minutes "${text}": it is a whole number of minutes, from 1 to 99999`,
  );
}
