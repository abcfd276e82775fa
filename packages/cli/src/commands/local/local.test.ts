import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { air, config, steady, test } from '../../../test/air.ts';

test('nothing runs before it is started', async ({ expect, folder }) => {
  const env = { HOME: folder, AIR_LOCAL_HOME: join(folder, 'state') };
  expect(await air(['local', 'status'], { env })).toEqual({
    status: 0,
    out: `The embedded workspace is not running\nState: ${folder}/state\n`,
    err: '',
  });
  const { out } = await air(['local', 'status', '-o', 'json'], { env });
  expect(steady(out)).toBe(
    `{"v":1,"ts":"…","data":{"running":false,"host":null,"pid":null,"state_dir":"${folder}/state","active_runs":0}}\n`,
  );
  expect(await air(['local', 'down'], { env })).toEqual({
    status: 0,
    out: 'The embedded workspace was not running\n',
    err: '',
  });
});

test('a state folder that cannot be named is an error', async ({ expect }) => {
  expect(await air(['local', 'status'], { env: { AIR_LOCAL_HOME: 'state' } })).toEqual({
    status: 1,
    out: '',
    err: `Error: AIR_LOCAL_HOME must be an absolute path, got "state"
  hint: Set AIR_LOCAL_HOME to the folder that the local workspace may use.
`,
  });
});

test('the one that is up answers to -p local', async ({ expect, folder, local, write }) => {
  const env = {
    HOME: folder,
    AIR_LOCAL_HOME: local.stateDirectory,
    // -p wins over the environment as a whole
    DATABRICKS_HOST: 'https://elsewhere.example.com',
    DATABRICKS_TOKEN: 'x',
  };
  const status = await air(['local', 'status'], { env });
  expect(status).toEqual({
    status: 0,
    out: `The embedded workspace is up at ${local.host} (process ${process.pid})
State: ${local.stateDirectory}
Active runs: 0
`,
    err: '',
  });
  const run = await air(['run', '-p', 'local', await write(config())], { env });
  expect(run).toMatchObject({ status: 0, err: `Launching "hello" on ${local.host}\n` });
});

test('what ended runs left is removed', async ({ expect, folder, local, write }) => {
  const env = { HOME: folder, AIR_LOCAL_HOME: local.stateDirectory };
  expect(await air(['local', 'prune'], { env })).toEqual({
    status: 0,
    out: 'There is nothing to remove at the moment\n',
    err: '',
  });
  const file = await write(config());
  expect((await air(['run', '-p', 'local', '--watch', file], { env })).status).toBe(0);
  expect((await air(['local', 'prune'], { env })).out).toMatch(
    /^Removed what 1 run left: \d+ bytes\n$/,
  );
  const { out } = await air(['local', 'prune', '-o', 'json'], { env });
  expect(steady(out)).toBe('{"v":1,"ts":"…","data":{"removed_runs":0,"removed_bytes":0}}\n');
});

test('a run whose code a launch is about to use is not removed', async ({
  expect,
  folder,
  local,
  write,
}) => {
  const env = { HOME: folder, AIR_LOCAL_HOME: local.stateDirectory };
  await mkdir(join(folder, 'code'));
  const code = 'code_source: { root_path: code }\n';
  const file = await write(config('true', code));
  expect((await air(['run', '-p', 'local', '--watch', file], { env })).status).toBe(0);
  expect((await air(['plan', '-p', 'local', '--server', file], { env })).status).toBe(0);
  expect(await air(['local', 'prune'], { env })).toEqual({
    status: 0,
    out: 'There is nothing to remove at the moment\n',
    err: '',
  });
});

test('-p local says when none is up', async ({ expect, folder, write }) => {
  const env = { HOME: folder, AIR_LOCAL_HOME: join(folder, 'state') };
  const file = await write(config());
  expect(await air(['run', '-p', 'local', file], { env })).toEqual({
    status: 1,
    out: '',
    err: `Error: the embedded workspace of this machine is not running
  hint: Start it with: air local up
`,
  });
});

test('-p local says at once when the one that was up is gone', async ({
  expect,
  folder,
  local,
}) => {
  const env = { HOME: folder, AIR_LOCAL_HOME: local.stateDirectory };
  local.addFault({ path: '*/Me', times: 1, answer: { status: 503 } });
  const waits: number[] = [];
  const clock = {
    now: Date.now,
    random: () => 0.5,
    async sleep(milliseconds: number) {
      waits.push(milliseconds);
      await local.close();
    },
  };
  const { status, out, err } = await air(['auth', 'whoami', '-p', 'local'], { env, clock });
  const { port } = new URL(local.host);
  expect({ status, out, err }).toEqual({
    status: 1,
    out: '',
    err: `Error: could not reach ${local.host}: the connection to 127.0.0.1 port ${port} was refused
  hint: The embedded workspace has ended. Start it with: air local up
`,
  });
  expect(waits).toHaveLength(1);
});

test('a run that may have been submitted to one that is gone is told as such', async ({
  expect,
  folder,
  local,
  write,
}) => {
  const env = { HOME: folder, AIR_LOCAL_HOME: local.stateDirectory };
  local.addFault({ path: '*/runs/submit', times: 1, drop: 'after' });
  const clock = { now: Date.now, random: () => 0.5, sleep: () => local.close() };
  const args = ['run', '-p', 'local', '--idempotency-key', 'once', await write(config())];
  const { status, out, err } = await air(args, { env, clock });
  expect({ status, out }).toEqual({ status: 1, out: '' });
  expect(steady(err)).toMatch(
    /\nError: the run may exist, but its id did not arrive: could not reach .* was refused\n {2}hint: Launch again with --idempotency-key once: .*\n$/,
  );
});

test("a profile of the user's own that is called local is refused", async ({
  expect,
  folder,
  local,
  write,
}) => {
  const env = { HOME: folder, AIR_LOCAL_HOME: local.stateDirectory };
  await writeFile(join(folder, '.databrickscfg'), '[local]\nhost = https://x.example.com\n');
  const file = await write(config());
  expect(await air(['run', '-p', 'local', file], { env })).toEqual({
    status: 1,
    out: '',
    err: `Error: the profile "local" of your config file has the name of the embedded workspace
  hint: Give the profile in ~/.databrickscfg another name.
`,
  });
  const { out } = await air(['run', '-p', 'local', file, '-o', 'json'], { env });
  expect(JSON.parse(out)).toMatchObject({ error: { code: 'UNAUTHENTICATED' } });
});
