import { spawn } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LocalError } from '../errors.ts';
import { prepareStateDirectory } from '../store/state-directory.ts';
import type { Env } from '../store/state-directory.ts';
import { controlRequest } from './control-request.ts';
import { idleSecondsText, localIdleSeconds } from './idle-seconds.ts';
import { localWorkspaceStatus } from './local-workspace-status.ts';
import { readyMessage, startMs } from './serve-local-workspace.ts';

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
    const said = await new Promise<unknown>((done) => {
      const timer = setTimeout(() => {
        server.kill('SIGKILL');
        done(undefined);
      }, startMs);
      const settle = (message?: unknown): void => {
        clearTimeout(timer);
        done(message);
      };
      server.once('message', settle);
      server.once('exit', () => settle());
      server.once('error', () => settle());
    });
    if (said !== readyMessage) throw await didNotStart(stateDirectory, said);
    if (server.connected) server.disconnect();
    server.unref();
  } finally {
    await log.close();
  }
}

/** The reason is what the server said, or else the last line of its log. */
async function didNotStart(stateDirectory: string, said?: unknown): Promise<LocalError> {
  const path = logPath(stateDirectory);
  const lines = (await readFile(path, 'utf8').catch(() => '')).trim().split('\n');
  const reason = typeof said === 'string' ? said : lines.at(-1);
  const message = `the local workspace did not start${reason ? `: ${reason}` : ''}`;
  return new LocalError('server-did-not-start', message, {
    hint: `Its log is ${path}`,
  });
}
