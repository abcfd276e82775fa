import * as v from 'valibot';
import type { Client } from '../../../test/client.ts';
import { test } from '../../../test/workspace.ts';

const listing = v.object({
  files: v.array(
    v.object({ path: v.string(), is_dir: v.boolean(), file_size: v.optional(v.number()) }),
  ),
});

const output = v.object({ ai_runtime_task_output: v.object({ mlflow_run_id: v.string() }) });

const credentials = v.object({
  credential_infos: v.tuple([
    v.object({
      signed_uri: v.string(),
      headers: v.array(v.object({ name: v.string(), value: v.string() })),
    }),
  ]),
});

async function mlflowRun(client: Client, id: string): Promise<string> {
  const task = (await client.get(id)).tasks[0]?.run_id;
  const answer = await client.call('GET', `/api/2.2/jobs/runs/get-output?run_id=${task}`);
  return v.parse(output, answer.json).ai_runtime_task_output.mlflow_run_id;
}

async function list(client: Client, run: string, path: string) {
  const answer = await client.call(
    'GET',
    `/api/2.0/mlflow/artifacts/list?run_id=${run}&path=${path}`,
  );
  return v.parse(listing, answer.json).files;
}

async function signed(client: Client, run: string, path: string) {
  const answer = await client.call(
    'GET',
    `/api/2.0/mlflow/artifacts/credentials-for-read?run_id=${run}&path=${path}`,
  );
  const [info] = v.parse(credentials, answer.json).credential_infos;
  const headers = Object.fromEntries(info.headers.map(({ name, value }) => [name, value]));
  return { uri: info.signed_uri, headers };
}

test('log chunks are listed, and read from a signed address without the token', async ({
  expect,
  client,
}) => {
  const { id } = await client.run({
    command: 'printf "line of $NODE_RANK\\nno line end"',
    accelerators: ['GPU_1xA10', 2],
  });
  const run = await mlflowRun(client, id);
  expect(await list(client, run, '')).toEqual([{ path: 'logs', is_dir: true }]);
  expect(await list(client, run, 'logs')).toEqual([
    { path: 'logs/node_0', is_dir: true },
    { path: 'logs/node_1', is_dir: true },
  ]);
  const path = 'logs/node_1/logs-0.chunk.txt';
  expect(await list(client, run, 'logs/node_1/')).toEqual([{ path, is_dir: false, file_size: 21 }]);
  expect(await list(client, run, 'logs/node_1x')).toEqual([]);
  const { uri, headers } = await signed(client, run, path);
  const file = await fetch(uri, { headers });
  expect(await file.text()).toBe('line of 1\nno line end');
  expect((await fetch(uri)).status).toBe(401);
  expect((await fetch(uri.replace('node_1', 'node_0'), { headers })).status).toBe(401);
});

test('a file can be read from a byte on', async ({ expect, client }) => {
  const { id } = await client.run({ command: 'printf "0123456789"' });
  const run = await mlflowRun(client, id);
  const { uri, headers } = await signed(client, run, 'logs/node_0/logs-0.chunk.txt');
  const from = async (first: number) => {
    const file = await fetch(uri, { headers: { ...headers, range: `bytes=${first}-` } });
    return [file.status, file.headers.get('content-range'), await file.text()];
  };
  expect(await from(0)).toEqual([206, 'bytes 0-9/10', '0123456789']);
  expect(await from(7)).toEqual([206, 'bytes 7-9/10', '789']);
  expect(await from(10)).toEqual([416, 'bytes */10', '']);
});

test('the chunks of a run that may be retried lie below its attempts', async ({
  expect,
  client,
}) => {
  const { id } = await client.run({ command: 'echo try; exit 1', maxRetries: 1 });
  const run = await mlflowRun(client, id);
  expect((await list(client, run, 'logs')).map(({ path }) => path)).toEqual([
    'logs/attempt_0',
    'logs/attempt_1',
  ]);
  expect(await list(client, run, 'logs/attempt_1/node_0')).toEqual([
    { path: 'logs/attempt_1/node_0/logs-0.chunk.txt', is_dir: false, file_size: 4 },
  ]);
});

test('chunks end with a line, stay below 4 MB and are the whole log together', async ({
  expect,
  client,
}) => {
  const { id } = await client.run({ command: 'seq 1 1000000' });
  const run = await mlflowRun(client, id);
  const files = await list(client, run, 'logs/node_0');
  expect(files.map(({ path }) => path)).toEqual(
    files.map((_, index) => `logs/node_0/logs-${index}.chunk.txt`),
  );
  const texts = await Promise.all(
    files.map(async ({ path }) => {
      const { uri, headers } = await signed(client, run, path);
      return (await fetch(uri, { headers })).text();
    }),
  );
  expect(texts.length).toBeGreaterThan(1);
  expect(texts.every((text) => text.endsWith('\n') && text.length <= 4_000_000)).toBe(true);
  const lines = texts.join('').split('\n');
  expect(lines.length).toBe(1_000_001);
  expect(lines.every((line, index) => line === String(index + 1) || index === 1_000_000)).toBe(
    true,
  );
});

test('a run has a name in MLflow', async ({ expect, client }) => {
  const { id } = await client.run({ command: 'true' });
  const run = await mlflowRun(client, id);
  const answer = await client.call('GET', `/api/2.0/mlflow/runs/get?run_id=${run}`);
  expect(answer.json).toMatchObject({
    run: {
      info: { run_id: run, run_name: 'test-run', artifact_uri: expect.stringMatching(/^dbfs:/) },
    },
  });
});

test('an unknown MLflow run, or file, is not found', async ({ expect, client }) => {
  const { id } = await client.run({ command: 'true' });
  const run = await mlflowRun(client, id);
  for (const path of ['runs/get', 'artifacts/list', 'artifacts/credentials-for-read']) {
    const answer = await client.call('GET', `/api/2.0/mlflow/${path}?run_id=none`);
    expect(answer.status).toBe(404);
    expect(answer.json).toEqual({
      error_code: 'RESOURCE_DOES_NOT_EXIST',
      message: "Run 'none' not found.",
    });
  }
  const { uri, headers } = await signed(client, run, 'logs/node_0/logs-9.chunk.txt');
  expect((await fetch(uri, { headers })).status).toBe(404);
});
