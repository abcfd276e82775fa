import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll } from 'vitest';
import { Client, runId } from '../../test/client.ts';
import { buildServerEntry, untilGone } from '../../test/server-process.ts';
import type { ServerEntry } from '../../test/server-process.ts';
import { test } from '../../test/workspace.ts';
import { identifyProcess } from '../process-identity.ts';
import { listen } from '../server/listen.ts';
import { startLocalWorkspace } from '../start-local-workspace.ts';
import { lockStateDirectory } from '../store/server-lock.ts';
import type { ProcessIdentity } from '../process-identity.ts';
import { ensureLocalWorkspace } from './ensure-local-workspace.ts';
import type { LocalAddress } from './ensure-local-workspace.ts';
import { localWorkspaceStatus } from './local-workspace-status.ts';
import { stopLocalWorkspace } from './stop-local-workspace.ts';

let entry: ServerEntry;

beforeAll(async () => {
  entry = await buildServerEntry();
});

afterAll(async () => {
  await entry.remove();
});

async function ensure(stateDirectory: string, idleSeconds = 600): Promise<LocalAddress> {
  const env = { PATH: process.env['PATH'] };
  return ensureLocalWorkspace({ stateDirectory, idleSeconds, serverEntry: entry.argv, env });
}

async function identity(pid: number): Promise<ProcessIdentity> {
  const found = await identifyProcess(pid);
  if (!found) throw new Error(`no process ${pid}`);
  return found;
}

test('a server that is killed leaves no process, and its next start tells the truth', async ({
  expect,
  stateDirectory,
}) => {
  const first = await ensure(stateDirectory);
  const client = new Client(first);
  const finished = await client.run({ command: 'echo kept' });
  const going = { command: 'sleep 600 & echo "$$ $!"; wait', token: 'going', maxRetries: 3 };
  const id = await client.start(going);
  let lines: string[] = [];
  while (lines.length === 0) lines = await client.lines(id);
  const children = await Promise.all((lines[0] ?? '').split(' ').map(Number).map(identity));

  const { pid } = await localWorkspaceStatus(stateDirectory);
  process.kill(pid ?? 0, 'SIGKILL');
  await untilGone(children);

  const second = await ensure(stateDirectory);
  expect(second).toEqual(first);
  const run = await client.get(id);
  expect(run.state).toEqual({
    life_cycle_state: 'TERMINATED',
    result_state: 'FAILED',
    state_message: 'The server of the local workspace ended while the run was going.',
  });
  expect(run.tasks.map(({ state }) => state)).toEqual([run.state]);
  expect(await client.lines(id)).toEqual(lines);
  expect(await client.get(finished.id)).toEqual(finished.run);
  expect(await client.lines(finished.id)).toEqual(['kept']);
  expect(runId(await client.submit(going))).toBe(id);
  await stopLocalWorkspace(stateDirectory);
});

test('what even the watchdog could not end is ended by the next start', async ({
  expect,
  stateDirectory,
}) => {
  const before = await startLocalWorkspace({ stateDirectory });
  const id = await new Client(before).start({ command: 'echo done' });
  await new Client(before).untilEnded(id);
  await before.close();
  const leftover = spawn('sleep', ['600'], { detached: true });
  const leftoverEnded = once(leftover, 'exit');
  const stranger = spawn('sleep', ['600'], { detached: true });
  const processes = [await identity(leftover.pid ?? 0), await identity(stranger.pid ?? 0)];
  const path = join(stateDirectory, 'runs', id, 'run.json');
  const record = JSON.parse(await readFile(path, 'utf8'));
  record.state = { lifeCycle: 'RUNNING', message: '' };
  // The second one has the id of a node, but began at another time.
  record.attempts[0] = {
    ...record.attempts[0],
    state: record.state,
    nodes: [processes[0], { ...processes[1], startTime: '1' }],
  };
  await writeFile(path, JSON.stringify(record));

  const after = await startLocalWorkspace({ stateDirectory });
  await leftoverEnded;
  expect(leftover.signalCode).toBe('SIGKILL');
  expect(stranger.exitCode).toBeNull();
  expect(stranger.signalCode).toBeNull();
  stranger.kill();
  await after.close();
});

test('two processes at once end with one server', async ({ expect, stateDirectory }) => {
  const addresses = await Promise.all(
    Array.from({ length: 4 }, async () => ensure(stateDirectory)),
  );
  expect(new Set(addresses.map(({ host }) => host)).size).toBe(1);
  expect(await stopLocalWorkspace(stateDirectory)).toEqual({ stopped: true, cancelledRuns: 0 });
});

test('a workspace that is shut down cancels its runs and says why', async ({
  expect,
  stateDirectory,
}) => {
  const client = new Client(await ensure(stateDirectory));
  const id = await client.start({ command: 'echo $$; sleep 600' });
  let lines: string[] = [];
  while (lines.length === 0) lines = await client.lines(id);
  const children = [await identity(Number(lines[0]))];
  expect(await localWorkspaceStatus(stateDirectory)).toMatchObject({
    running: true,
    activeRuns: 1,
  });
  expect(await stopLocalWorkspace(stateDirectory)).toEqual({ stopped: true, cancelledRuns: 1 });
  await untilGone(children);
  expect(await localWorkspaceStatus(stateDirectory)).toEqual({
    running: false,
    host: undefined,
    token: undefined,
    pid: undefined,
    stateDirectory,
    activeRuns: 0,
  });
  expect(await stopLocalWorkspace(stateDirectory)).toEqual({ stopped: false, cancelledRuns: 0 });

  const again = await startLocalWorkspace({ stateDirectory });
  expect((await new Client(again).get(id)).state).toEqual({
    life_cycle_state: 'TERMINATED',
    result_state: 'CANCELED',
    state_message: 'The local workspace was shut down while the run was going.',
  });
  await again.close();
});

test('a workspace ends by itself some time after its last run', async ({
  expect,
  stateDirectory,
}) => {
  const workspace = await startLocalWorkspace({ stateDirectory, idleSeconds: 0.2 });
  const marker = join(stateDirectory, 'ended');
  await new Client(workspace).start({ command: `sleep 0.5; touch ${marker}` });
  await workspace.closed;
  expect((await stat(marker)).isFile()).toBe(true);
  const [id = ''] = await readdir(join(stateDirectory, 'runs'));
  const record = await readFile(join(stateDirectory, 'runs', id, 'run.json'), 'utf8');
  expect(JSON.parse(record)).toMatchObject({ state: { outcome: 'SUCCESS' } });
});

test('a workspace that is to be kept does not end for idleness', async ({
  expect,
  stateDirectory,
}) => {
  const workspace = await startLocalWorkspace({ stateDirectory, idleSeconds: 0.3 });
  await ensure(stateDirectory, Number.POSITIVE_INFINITY);
  await delay(500);
  expect((await localWorkspaceStatus(stateDirectory)).running).toBe(true);
  await workspace.close();
});

test('an address that a crash has left is not asked, whoever has its port now', async ({
  expect,
  stateDirectory,
  onTestFinished,
}) => {
  let asked = 0;
  const stranger = createServer(() => (asked += 1));
  onTestFinished(() => void stranger.close());
  const host = `http://127.0.0.1:${await listen(stranger, 0, false)}`;
  await writeFile(join(stateDirectory, 'server.json'), JSON.stringify({ host, pid: process.pid }));
  await writeFile(join(stateDirectory, 'token'), 'heron');
  expect(await localWorkspaceStatus(stateDirectory)).toMatchObject({ running: false });
  expect(await stopLocalWorkspace(stateDirectory)).toEqual({ stopped: false, cancelledRuns: 0 });
  expect(asked).toBe(0);
});

test('a server that does not answer is named, with what ends it', async ({
  expect,
  stateDirectory,
}) => {
  const lock = await lockStateDirectory(stateDirectory);
  await expect(stopLocalWorkspace(stateDirectory, 50)).rejects.toMatchObject({
    code: 'server-did-not-stop',
    message: `the local workspace (process ${process.pid}) did not stop`,
    hint: `End it with: kill -9 ${process.pid}`,
  });
  await lock?.release();
});

test('SIGTERM ends a server cleanly', async ({ expect, stateDirectory }) => {
  await ensure(stateDirectory);
  const { pid = 0 } = await localWorkspaceStatus(stateDirectory);
  const server = await identity(pid);
  process.kill(pid, 'SIGTERM');
  await untilGone([server]);
  expect(await readdir(stateDirectory)).not.toContain('server.json');
});

test('a server that cannot start says why', async ({ expect, stateDirectory }) => {
  const serverEntry = [process.execPath, '-e', 'console.error("no such thing"); process.exit(1)'];
  const start = ensureLocalWorkspace({ stateDirectory, serverEntry, env: {} });
  await expect(start).rejects.toMatchObject({
    code: 'server-did-not-start',
    message: 'the local workspace did not start: no such thing',
    hint: `Its log is ${join(stateDirectory, 'server.log')}`,
  });
});

test('a server that cannot write its log says why all the same', async ({
  expect,
  stateDirectory,
}) => {
  const serverEntry = [process.execPath, '-e', 'process.send("no room", () => process.exit(1))'];
  const start = ensureLocalWorkspace({ stateDirectory, serverEntry, env: {} });
  await expect(start).rejects.toMatchObject({
    code: 'server-did-not-start',
    message: 'the local workspace did not start: no room',
  });
});

test('output that the disk does not take ends its run, which says so and keeps what was written', async ({
  expect,
  stateDirectory,
}) => {
  const limited = 'trap "" XFSZ; ulimit -f 100; exec "$0" "$@"';
  const serverEntry = ['/bin/bash', '-c', limited, ...entry.argv];
  const env = { PATH: process.env['PATH'] };
  const client = new Client(await ensureLocalWorkspace({ stateDirectory, serverEntry, env }));
  const { run, lines } = await client.run({ command: 'seq 100000; sleep 600' });
  expect(run.state).toEqual({
    life_cycle_state: 'TERMINATED',
    result_state: 'FAILED',
    state_message: 'The output of node 0 was lost: EFBIG: file too large, write.',
  });
  expect(lines.slice(0, 2)).toEqual(['1', '2']);
  await stopLocalWorkspace(stateDirectory);
});

test('a server whose folder was removed ends with its runs, and leaves the next server alone', async ({
  expect,
  stateDirectory,
}) => {
  const first = new Client(await ensure(stateDirectory, Number.POSITIVE_INFINITY));
  const id = await first.start({ command: 'echo $$; sleep 600' });
  let lines: string[] = [];
  while (lines.length === 0) lines = await first.lines(id);
  const { pid = 0 } = await localWorkspaceStatus(stateDirectory);
  const processes = await Promise.all([pid, Number(lines[0])].map(identity));
  await rm(stateDirectory, { recursive: true });
  const next = await ensure(stateDirectory);
  await untilGone(processes);
  expect(await localWorkspaceStatus(stateDirectory)).toMatchObject({ ...next, running: true });
  await stopLocalWorkspace(stateDirectory);
});

test('a state folder that is a file is an error that names it', async ({
  expect,
  stateDirectory,
}) => {
  const path = join(stateDirectory, 'file');
  await writeFile(path, '');
  await expect(startLocalWorkspace({ stateDirectory: path })).rejects.toMatchObject({
    code: 'state-folder-unusable',
    message: expect.stringContaining(path),
    hint: 'Set AIR_LOCAL_HOME to a folder that you can write.',
  });
});

test('only the user can read the folder and the token', async ({ expect, stateDirectory }) => {
  const directory = join(stateDirectory, 'deep', 'local');
  await mkdir(directory, { recursive: true, mode: 0o755 });
  const workspace = await startLocalWorkspace({ stateDirectory: directory });
  expect((await stat(directory)).mode & 0o777).toBe(0o700);
  expect((await stat(join(directory, 'token'))).mode & 0o777).toBe(0o600);
  await workspace.close();
});

test('a folder that a workspace has is not given to a second one', async ({
  expect,
  workspace,
  stateDirectory,
}) => {
  expect(workspace.stateDirectory).toBe(stateDirectory);
  await expect(startLocalWorkspace({ stateDirectory })).rejects.toMatchObject({
    code: 'state-folder-in-use',
    message: `a workspace runs already in ${stateDirectory}`,
  });
});

test('a folder of another use keeps its mode', async ({ expect, stateDirectory }) => {
  await writeFile(join(stateDirectory, 'thesis.txt'), '');
  await chmod(stateDirectory, 0o755);
  const workspace = await startLocalWorkspace({ stateDirectory });
  expect((await stat(stateDirectory)).mode & 0o777).toBe(0o755);
  for (const name of ['runs', 'files', 'lock', 'incoming']) {
    expect((await stat(join(stateDirectory, name))).mode & 0o777).toBe(0o700);
  }
  await workspace.close();
});
