import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { test } from '../../test/workspace.ts';
import { startLocalWorkspace } from '../start-local-workspace.ts';
import { Client } from '../../test/client.ts';
import { nodeEnvironment } from './node-environment.ts';

const place = {
  rank: 1,
  nodes: 2,
  gpusPerNode: 8,
  masterPort: 1234,
  mlflowRunId: 'abc',
  hyperparametersPath: undefined,
  codeSourcePath: undefined,
};

test('a node gets what local.md lists, and nothing of the server but the everyday', ({
  expect,
}) => {
  const serverEnv = {
    PATH: '/bin',
    HOME: '/home/ada',
    DATABRICKS_TOKEN: 'token-of-the-user',
    DATABRICKS_HOST: 'https://example.com',
    RANK: '3',
    LOCAL_RANK: '3',
    BASH_ENV: '/home/ada/.env',
  };
  const input = { variables: { LEVEL: 'info', HOME: '/data' }, secrets: { KEY: 'value' } };
  expect(nodeEnvironment(place, input, serverEnv)).toEqual({
    PATH: '/bin',
    HOME: '/data',
    MASTER_ADDR: '127.0.0.1',
    MASTER_PORT: '1234',
    NUM_NODES: '2',
    NODE_RANK: '1',
    WORLD_SIZE: '16',
    LOCAL_WORLD_SIZE: '8',
    MLFLOW_RUN_ID: 'abc',
    POD_RANK: '1',
    IS_HOST: 'false',
    LOCAL_ADDR: '127.0.0.1',
    LEVEL: 'info',
    KEY: 'value',
  });
});

test('a process sees its variables to the letter, and its hyperparameters', async ({
  expect,
  client,
}) => {
  const value = 'two\nlines, "quotes", $HOME and é';
  const { lines } = await client.run({
    command: `python3 -c 'import json, os; print(json.dumps(os.environ["TEXT"]))'
cat "$HYPERPARAMETERS_PATH"
echo "\${RANK-unset} \${LOCAL_RANK-unset} $IS_HOST $WORLD_SIZE"`,
    files: {
      'env_vars.json': JSON.stringify([{ name: 'TEXT', value }]),
      'hyperparameters.yaml': 'lr: 1e-5\n',
    },
    accelerators: ['GPU_8xH100', 8],
  });
  expect(JSON.parse(lines[0] ?? '')).toBe(value);
  expect(lines.slice(1)).toEqual(['lr: 1e-5', 'unset unset true 8']);
});

test("the user's credentials do not leak into a run", async ({ expect, stateDirectory }) => {
  process.env['DATABRICKS_TOKEN'] = 'token-of-the-user';
  onTestFinished(() => {
    delete process.env['DATABRICKS_TOKEN'];
  });
  const workspace = await startLocalWorkspace({ stateDirectory });
  const { lines } = await new Client(workspace).run({ command: 'env' });
  await workspace.close();
  expect(lines.filter((line) => line.includes('DATABRICKS'))).toEqual([]);
  expect(lines.filter((line) => line.includes(workspace.token))).toEqual([]);
});

const secretFile = JSON.stringify([
  { name: 'API_KEY', secret_scope: 'team', secret_key: 'api' },
  { name: 'PEM', secret_scope: 'team', secret_key: 'pem' },
]);

test('secrets come from secrets.yaml as they are written there, and stay out of the logs', async ({
  expect,
  client,
  stateDirectory,
}) => {
  const path = join(stateDirectory, 'secrets.yaml');
  const text = 'team:\n  api: 0123456789\n  pem: |\n    first-half\n    second-half\n';
  await writeFile(path, text, { mode: 0o600 });
  const { lines } = await client.run({
    command: `[ "$API_KEY" = 0123456789 ] && echo exact
printf 01234; sleep 0.05; printf 56789; echo " split"
echo "<$API_KEY$API_KEY>"
echo "$PEM"`,
    files: { 'secret_env_vars.json': secretFile },
  });
  expect(lines).toEqual([
    'exact',
    '[REDACTED] split',
    '<[REDACTED]>',
    '[REDACTED]',
    '[REDACTED]',
    '',
  ]);
});

test('a run whose secret is missing fails, and says which', async ({
  expect,
  client,
  stateDirectory,
}) => {
  const path = join(stateDirectory, 'secrets.yaml');
  await writeFile(path, 'team:\n  api: hunter2\n', { mode: 0o600 });
  const { run } = await client.run({
    command: 'true',
    files: { 'secret_env_vars.json': secretFile },
    maxRetries: 3,
  });
  expect(run.tasks).toHaveLength(1);
  expect(run.state.result_state).toBe('FAILED');
  expect(run.state.state_message).toBe(
    `The run could not start: the secret "team/pem" is not in ${path}. Add it there as "pem" below "team".`,
  );
});

test('a file beside command.sh that is not as it should be fails the run', async ({
  expect,
  client,
}) => {
  const { run } = await client.run({ command: 'true', files: { 'env_vars.json': '{"A": "1"}' } });
  expect(run.state.state_message).toMatch(
    /^The run could not start: \/Workspace\/.*\/env_vars\.json is not the list that it should be\.$/,
  );
});
