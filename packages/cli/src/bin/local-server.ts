import { homedir } from 'node:os';

import { localIdleSeconds, localStateDirectory, serveLocalWorkspace } from '@air/local';

/** The server in the background: its standard error is its log, whose last line tells why it did not start. */
async function serve(): Promise<void> {
  await serveLocalWorkspace({
    stateDirectory: localStateDirectory(process.env, homedir()),
    idleSeconds: localIdleSeconds(process.env),
  });
}

serve().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
