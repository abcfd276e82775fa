import { stat } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { Client, runId } from '../../test/client.ts';
import { untilGone } from '../../test/server-process.ts';
import { test } from '../../test/workspace.ts';
import type { ProcessIdentity } from '../process-identity.ts';
import { startLocalWorkspace } from '../start-local-workspace.ts';
import { identifyProcess } from '../process-identity.ts';

test('two GPU_1xA10 are two nodes, and the master waits where it says', async ({
  expect,
  client,
}) => {
  const id = await client.start({
    command: `echo "$NODE_RANK of $NUM_NODES"
if [ "$NODE_RANK" = 1 ]; then
  until exec 3<>"/dev/tcp/$MASTER_ADDR/$MASTER_PORT"; do sleep 0.05; done 2>/dev/null
  cat <&3
else
  python3 -c 'import os, socket
server = socket.create_server((os.environ["MASTER_ADDR"], int(os.environ["MASTER_PORT"])))
server.accept()[0].sendall(b"hello peer\\n")'
fi
`,
    accelerators: ['GPU_1xA10', 2],
  });
  const run = await client.untilEnded(id);
  expect(run.state.result_state).toBe('SUCCESS');
  expect(await client.lines(id, 0)).toEqual(['0 of 2']);
  expect(await client.lines(id, 1)).toEqual(['1 of 2', 'hello peer']);
});

test('each container runs on its own nodes, with its own command, variables and parameters', async ({
  expect,
  client,
}) => {
  const upload = async (name: string) =>
    client.upload({
      command: `echo "${name} $ROLE $NODE_RANK of $NUM_NODES: $(cat $HYPERPARAMETERS_PATH)"`,
      files: {
        'env_vars.json': `[{"name":"ROLE","value":"${name}'s"}]`,
        'hyperparameters.yaml': `of: ${name}\n`,
      },
    });
  const containers = [
    { name: 'b', command_path: `${await upload('b')}/command.sh`, ranks: [0, 2] },
    { name: 'a', command_path: `${await upload('a')}/command.sh`, ranks: [1] },
  ];
  const compute = { accelerator_type: 'GPU_1xA10', accelerator_count: 3 };
  const id = runId(
    await client.call('POST', '/api/2.2/jobs/runs/submit', {
      tasks: [
        {
          task_key: 'heron',
          ai_runtime_task: { experiment: 'heron', deployments: [{ containers, compute }] },
        },
      ],
    }),
  );
  expect((await client.untilEnded(id)).state.result_state).toBe('SUCCESS');
  const lines = await Promise.all([0, 1, 2].map(async (node) => client.lines(id, node)));
  expect(lines).toEqual([
    ['air local: the image is not used; the command runs on this machine', "b b's 0 of 3: of: b"],
    ["a a's 1 of 3: of: a"],
    ["b b's 2 of 3: of: b"],
  ]);
});

test('a command that fails is tried again in a fresh folder, as a new attempt', async ({
  expect,
  client,
}) => {
  const { id, run } = await client.run({
    command: 'ls; touch left-behind; echo "port $MASTER_PORT"; exit 3',
    maxRetries: 2,
  });
  expect(run.state).toEqual({
    life_cycle_state: 'TERMINATED',
    result_state: 'FAILED',
    state_message: 'Node 0 ended with exit status 3.',
  });
  expect(run.tasks.map((task) => [task.attempt_number, task.state.result_state])).toEqual([
    [0, 'FAILED'],
    [1, 'FAILED'],
    [2, 'FAILED'],
  ]);
  for (const attempt of ['0', '1', '2']) {
    const page = await client.logs(id, { 'ref.attempt_number': attempt });
    expect(page.log_records[0]?.body).toBe('command.sh');
  }
});

test('a retry that succeeds makes the run succeed', async ({ expect, client, stateDirectory }) => {
  const { run, lines } = await client.run({
    command: `if [ -e ${stateDirectory}/again ]; then echo better; else touch ${stateDirectory}/again; exit 1; fi`,
    maxRetries: 3,
  });
  expect(run.state.result_state).toBe('SUCCESS');
  expect(run.tasks).toHaveLength(2);
  expect(lines).toEqual(['better']);
});

test('between two attempts the next one waits for its turn', async ({ expect, client }) => {
  const id = await client.start({ command: 'exit 1', maxRetries: 50 });
  const waiting = await client.until(
    id,
    ({ tasks }) => tasks.at(-1)?.state.life_cycle_state === 'WAITING_FOR_RETRY',
  );
  expect(waiting.state.life_cycle_state).toBe('RUNNING');
  await client.call('POST', '/api/2.2/jobs/runs/cancel', { run_id: id });
  const run = await client.untilEnded(id);
  expect(run.state.result_state).toBe('CANCELED');
});

test('a node that fails ends the others, and is the reason', async ({ expect, client }) => {
  const id = await client.start({
    command: 'if [ $NODE_RANK = 1 ]; then exit 7; fi; sleep 600',
    accelerators: ['GPU_1xH100', 3],
  });
  const run = await client.untilEnded(id);
  expect(run.state.state_message).toBe('Node 1 ended with exit status 7.');
});

test('the time limit ends a run over all its attempts', async ({ expect, client }) => {
  const { run } = await client.run({
    command: 'sleep 0.4; exit 1',
    maxRetries: 1000,
    timeoutSeconds: 1,
  });
  expect(run.state).toEqual({
    life_cycle_state: 'TERMINATED',
    result_state: 'TIMEDOUT',
    state_message: 'The run was ended after its time limit of 1 seconds.',
  });
  expect(run.tasks.length).toBeGreaterThan(1);
  expect(run.tasks.at(-1)?.state.result_state).toBe('TIMEDOUT');
});

test('cancel asks with SIGTERM first', async ({ expect, client }) => {
  const id = await client.start({
    command: `trap 'echo bye; exit 0' TERM
echo ready
while :; do sleep 0.05; done`,
  });
  await untilLine(async () => client.lines(id), 'ready');
  await client.call('POST', '/api/2.2/jobs/runs/cancel', { run_id: id });
  const run = await client.untilEnded(id);
  expect(run.state).toMatchObject({
    result_state: 'CANCELED',
    state_message: 'The run was cancelled.',
  });
  expect((await client.lines(id)).at(-1)).toBe('bye');
});

test('cancel kills a group that does not listen, grandchildren too', async ({ expect, client }) => {
  const id = await client.start({
    command: `trap '' TERM
(trap '' TERM; while :; do sleep 0.05; done) &
echo "$$ $!"
while :; do sleep 0.05; done`,
  });
  const [line = ''] = await untilLines(async () => client.lines(id), 1);
  const processes = await identities(line);
  await client.call('POST', '/api/2.2/jobs/runs/cancel', { run_id: id });
  await client.untilEnded(id);
  await untilGone(processes);
  expect(processes).toHaveLength(2);
});

test('what the command started has the whole grace period, though bash ends at once', async ({
  expect,
  stateDirectory,
}) => {
  const patience = { graceMs: 20_000, drainMs: 10 };
  const workspace = await startLocalWorkspace({ stateDirectory, patience });
  const client = new Client(workspace);
  const saved = `${stateDirectory}/saved`;
  const id = await client.start({
    command: `(trap 'sleep 0.2; touch ${saved}; exit' TERM; touch set; while :; do sleep 0.05; done) > log 2>&1 &
until [ -e set ]; do sleep 0.02; done
echo ready
wait`,
  });
  await untilLine(async () => client.lines(id), 'ready');
  await client.call('POST', '/api/2.2/jobs/runs/cancel', { run_id: id });
  await client.untilEnded(id);
  expect((await stat(saved)).isFile()).toBe(true);
  await workspace.close();
});

test('children in the background do not hold the run up, nor outlive it', async ({
  expect,
  client,
}) => {
  const { run, lines } = await client.run({ command: 'sleep 600 &\necho "$!"\n' });
  expect(run.state.result_state).toBe('SUCCESS');
  await untilGone(await identities(lines[0] ?? ''));
});

test('a child that left the group does not hold the run up', async ({ expect, client }) => {
  const { run, lines } = await client.run({
    command: 'setsid bash -c \'echo "$$"; exec sleep 600\' &\nsleep 0.2',
  });
  expect(run.state.result_state).toBe('SUCCESS');
  process.kill(Number(lines[0]), 'SIGKILL');
});

test('what is written after the end of the command, but soon, is kept', async ({
  expect,
  client,
}) => {
  const { lines } = await client.run({ command: '(sleep 0.1; echo late) &\necho early\n' });
  expect(lines).toEqual(['early', 'late']);
});

test('a signal that ended a node is named', async ({ expect, client }) => {
  const { run } = await client.run({ command: 'kill -9 $$' });
  expect(run.state.state_message).toBe('Node 0 was ended by SIGKILL.');
});

test('dependencies are not installed, and one line says so', async ({ expect, client }) => {
  const { lines } = await client.run({ command: 'echo done', dependencies: ['numpy', 'torch'] });
  expect(lines).toEqual([
    'air local: dependencies are not installed (2 given); the command uses what this machine has',
    'done',
  ]);
});

test('a run whose record cannot be written any more has ended all the same', async ({
  expect,
  client,
}) => {
  const { run } = await client.run({ command: 'rm -rf "$(dirname "$(dirname "$PWD")")"; exit 3' });
  expect(run.state).toMatchObject({
    result_state: 'FAILED',
    state_message: 'Node 0 ended with exit status 3.',
  });
});

test('a launch directory without command.sh is the reason of the failure, and not tried again', async ({
  expect,
  client,
}) => {
  const launch = { command: '', maxRetries: 5 };
  const id = runId(await client.submitFrom('/Workspace/Users/nobody', launch));
  const run = await client.untilEnded(id);
  expect(run.tasks).toHaveLength(1);
  expect(run.state.state_message).toBe(
    'The run could not start: there is no /Workspace/Users/nobody/command.sh on the workspace.',
  );
});

async function identities(pids: string): Promise<ProcessIdentity[]> {
  const found = await Promise.all(pids.split(' ').map(async (pid) => identifyProcess(Number(pid))));
  return found.filter((each) => each !== undefined);
}

async function untilLine(read: () => Promise<string[]>, line: string): Promise<void> {
  while (!(await read()).includes(line)) await delay(10);
}

async function untilLines(read: () => Promise<string[]>, count: number): Promise<string[]> {
  for (;;) {
    const lines = await read();
    if (lines.length >= count) return lines;
    await delay(10);
  }
}
