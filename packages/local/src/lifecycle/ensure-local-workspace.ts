import { spawn } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LocalError } from '../errors.ts';
import { prepareStateDirectory } from '../store/state-directory.ts';
import type { Env } from '../store/state-directory.ts';
import { controlRequest } from './control-request.ts';
import { idleSecondsText, localIdleSeconds } from './idle-seconds.ts';
import { localWorkspaceStatus } from './local-workspace-status.ts';
import { startMs } from './serve-local-workspace.ts';

export interface EnsureOptions {
  readonly stateDirectory: string;
  /** As `AIR_LOCAL_IDLE_SECONDS` says unless told; infinite keeps a server that runs already, too. */
  readonly idleSeconds?: number;
  /** The command line of a process that calls `serveLocalWorkspace` and nothing else. */
  readonly serverEntry: readonly string[];
  readonly env: Env;
}

export interface LocalAddress {
  readonly host: string;
  readonly token: string;
}

/** The workspace of a state folder, started in the background if none is up. Any number of callers get one server. */
export async function ensureLocalWorkspace(options: EnsureOptions): Promise<LocalAddress> {
  const { stateDirectory } = options;
  const idleSeconds = options.idleSeconds ?? localIdleSeconds(options.env);
  const before = await localWorkspaceStatus(stateDirectory);
  if (!before.running) {
    await prepareStateDirectory(stateDirectory);
    await startInBackground(options, idleSeconds);
  }
  const status = before.running ? before : await localWorkspaceStatus(stateDirectory);
  if (!status.running) throw await didNotStart(stateDirectory);
  const address = { host: status.host, token: status.token };
  if (before.running && idleSeconds === Number.POSITIVE_INFINITY) {
    await controlRequest(address, 'POST', '/local/keep');
  }
  return address;
}

function logPath(stateDirectory: string): string {
  return join(stateDirectory, 'server.log');
}

/** Returns when a server takes requests: this one, or one that was faster. */
async function startInBackground(options: EnsureOptions, idleSeconds: number): Promise<void> {
  const { stateDirectory, serverEntry, env } = options;
  const [program = process.execPath, ...rest] = serverEntry;
  const log = await open(logPath(stateDirectory), 'w', 0o600);
  try {
    const server = spawn(program, rest, {
      cwd: stateDirectory,
      detached: true,
      stdio: ['ignore', log.fd, log.fd, 'ipc'],
      env: {
        ...env,
        AIR_LOCAL_HOME: stateDirectory,
        AIR_LOCAL_IDLE_SECONDS: idleSecondsText(idleSeconds),
      },
    });
    const isReady = await new Promise<boolean>((done) => {
      const timer = setTimeout(() => {
        server.kill('SIGKILL');
        done(false);
      }, startMs);
      const settle = (ready: boolean): void => {
        clearTimeout(timer);
        done(ready);
      };
      server.once('message', () => settle(true));
      server.once('exit', () => settle(false));
      server.once('error', () => settle(false));
    });
    if (!isReady) throw await didNotStart(stateDirectory);
    if (server.connected) server.disconnect();
    server.unref();
  } finally {
    await log.close();
  }
}

async function didNotStart(stateDirectory: string): Promise<LocalError> {
  const path = logPath(stateDirectory);
  const lines = (await readFile(path, 'utf8').catch(() => '')).trim().split('\n');
  const said = lines.at(-1) ? `: ${lines.at(-1)}` : '';
  return new LocalError('server-did-not-start', `the local workspace did not start${said}`, {
    hint: `Its log is ${path}`,
  });
}
