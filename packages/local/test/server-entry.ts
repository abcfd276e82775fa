import { homedir } from 'node:os';
import { localIdleSeconds, localStateDirectory, serveLocalWorkspace } from '../src/index.ts';

/** A server process as the command line starts it. */
serveLocalWorkspace({
  stateDirectory: localStateDirectory(process.env, homedir()),
  idleSeconds: localIdleSeconds(process.env),
}).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
