import { homedir } from 'node:os';
import { localIdleSeconds, localStateDirectory, serveLocalWorkspace } from '../src/index.ts';

/** A server process as the command line starts it. */
void serveLocalWorkspace({
  stateDirectory: localStateDirectory(process.env, homedir()),
  idleSeconds: localIdleSeconds(process.env),
});
