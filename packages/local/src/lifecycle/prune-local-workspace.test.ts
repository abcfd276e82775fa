import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client, runId } from '../../test/client.ts';
import { test } from '../../test/workspace.ts';
import { startLocalWorkspace } from '../start-local-workspace.ts';
import { pruneLocalWorkspace } from './prune-local-workspace.ts';

const home = '/Workspace/Users/test@localhost';
const importFile = (path: string): string =>
  `/api/2.0/workspace-files/import-file/${encodeURIComponent(path.slice(1))}`;

/** Uploads as a launch does, into a launch directory of its own. */
async function launchDirectory(client: Client, command: string): Promise<string> {
  const directory = `${home}/.air/cli_launch/heron/${randomUUID()}`;
  await client.call('POST', '/api/2.0/workspace/mkdirs', { path: directory });
  await client.send('POST', importFile(`${directory}/command.sh`), command);
  return directory;
}

test('what ended runs left is removed, and what goes on stays', async ({
  expect,
  client,
  stateDirectory,
}) => {
  const ended = await launchDirectory(client, 'dd if=/dev/zero of=large bs=1000 count=1000');
  const id = runId(await client.submitFrom(ended, { command: '', token: 'heron' }));
  await client.untilEnded(id);
  const elsewhere = `${home}/command.sh`;
  await client.send('POST', importFile(elsewhere), 'true');
  await client.untilEnded(runId(await client.submitFrom(home, { command: '' })));
  const going = await launchDirectory(client, 'sleep 600');
  const goingId = runId(await client.submitFrom(going, { command: '' }));

  const pruned = await pruneLocalWorkspace(stateDirectory);
  expect(pruned.runs).toBe(2);
  expect(pruned.bytes).toBeGreaterThan(1_000_000);
  expect(await readdir(join(stateDirectory, 'runs'))).toEqual([goingId]);
  const status = async (path: string): Promise<number> =>
    (await client.call('GET', `/api/2.0/workspace/get-status?path=${path}`)).status;
  expect(await Promise.all([ended, elsewhere, going].map(status))).toEqual([404, 200, 200]);
  expect((await client.call('GET', `/api/2.2/jobs/runs/get?run_id=${id}`)).status).toBe(400);
  // A token is forgotten with its run.
  expect(runId(await client.submit({ command: 'true', token: 'heron' }))).not.toBe(id);
});

const code = '/Volumes/a/b/c/.internal/app_0.tar.gz';

async function uploadCode(client: Client, stateDirectory: string): Promise<void> {
  const { stdout } = await promisify(execFile)('sh', ['-c', 'mkdir app && tar -cz app'], {
    cwd: stateDirectory,
    encoding: 'buffer',
  });
  await client.send('PUT', '/api/2.0/fs/directories/Volumes/a/b/c/.internal');
  await client.send('PUT', `/api/2.0/fs/files${code}`, new Uint8Array(stdout));
}

test('code goes with the last run that has it', async ({ expect, client, stateDirectory }) => {
  await uploadCode(client, stateDirectory);
  await client.run({ command: 'true', codeSourcePath: code });
  const going = await client.start({ command: 'sleep 600', codeSourcePath: code });
  const staysAfterPruning = async (): Promise<boolean> => {
    await pruneLocalWorkspace(stateDirectory);
    return existsSync(join(stateDirectory, 'files', code));
  };
  expect(await staysAfterPruning()).toBe(true);
  await client.call('POST', '/api/2.2/jobs/runs/cancel', { run_id: going });
  await client.untilEnded(going);
  expect(await staysAfterPruning()).toBe(false);
});

test('code that a launch has found or uploaded is there when it submits, and goes with its run', async ({
  expect,
  client,
  stateDirectory,
}) => {
  const launch = { command: 'true', codeSourcePath: code };
  await uploadCode(client, stateDirectory);
  await client.run(launch);
  expect((await client.send('HEAD', `/api/2.0/fs/files${code}`)).status).toBe(200);
  expect(await pruneLocalWorkspace(stateDirectory)).toEqual({ runs: 0, bytes: 0 });
  expect((await client.run(launch)).run.state.result_state).toBe('SUCCESS');
  expect(await pruneLocalWorkspace(stateDirectory)).toMatchObject({ runs: 2 });
  expect((await client.send('HEAD', `/api/2.0/fs/files${code}`)).status).toBe(404);
});

test('a workspace that is not up is pruned too, and one that never was is not made', async ({
  expect,
  stateDirectory,
}) => {
  const nowhere = join(stateDirectory, 'none');
  expect(await pruneLocalWorkspace(nowhere)).toEqual({ runs: 0, bytes: 0 });
  expect(await readdir(stateDirectory)).toEqual([]);
  const workspace = await startLocalWorkspace({ stateDirectory });
  await new Client(workspace).run({ command: 'echo done' });
  await workspace.close();
  expect(await pruneLocalWorkspace(stateDirectory)).toMatchObject({ runs: 1 });
  expect(await readdir(join(stateDirectory, 'runs'))).toEqual([]);
  expect(await pruneLocalWorkspace(stateDirectory)).toEqual({ runs: 0, bytes: 0 });
});
