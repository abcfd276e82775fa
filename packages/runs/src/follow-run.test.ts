import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cancelRun } from '@air/workspace';
import { errorOf } from '../test/error-of.ts';
import { follow, hasty, linesOf } from '../test/follow.ts';
import { test } from '../test/local-run.ts';
import { followRun } from './follow-run.ts';

const getRoute = '/api/2.2/jobs/runs/get';
const logsRoute = '/api/2.0/ai-training/workflows/*/logs';

test('a run that succeeds brings its status and lines, then its end', async ({
  expect,
  workspace,
  launch,
}) => {
  const events = await follow(workspace, await launch('echo one\necho\necho "  two" >&2\n'));
  expect(linesOf(events)).toEqual(['0:one', '0:', '0:  two']);
  expect(events.slice(-2)).toEqual([
    { type: 'status', status: 'SUCCESS', previousStatus: expect.anything() },
    {
      type: 'end',
      status: 'SUCCESS',
      ended: true,
      succeeded: true,
      isStatusNew: false,
      lacksLog: false,
      lacksTimes: false,
    },
  ]);
  const statuses = events.flatMap((event) => (event.type === 'status' ? event : []));
  expect(statuses[0]?.previousStatus).toBeUndefined();
  expect(statuses.slice(1).map(({ previousStatus }) => previousStatus)).toEqual(
    statuses.slice(0, -1).map(({ status }) => status),
  );
});

test('a line has the time at which it was written', async ({ expect, workspace, launch }) => {
  const before = Date.now();
  const events = await follow(workspace, await launch('echo one\n'));
  const [line] = events.flatMap((event) => (event.type === 'lines' ? event.lines : []));
  expect(line?.time).toBeGreaterThanOrEqual(before);
  expect(line?.time).toBeLessThanOrEqual(Date.now());
});

test('a run that fails ends without success, and says why', async ({
  expect,
  workspace,
  launch,
}) => {
  const events = await follow(workspace, await launch('echo "Segmentation fault"\nexit 3\n'));
  expect(events.at(-1)).toMatchObject({
    type: 'end',
    status: 'FAILED',
    succeeded: false,
    message: expect.stringContaining('3'),
  });
  const lines = events.flatMap((event) => (event.type === 'lines' ? event.lines : []));
  expect(lines).toMatchObject([{ node: 0, line: 'Segmentation fault', isFatal: true }]);
});

test('each node keeps its order; one node can be asked for', async ({
  expect,
  workspace,
  launch,
}) => {
  const runId = await launch('for i in 1 2 3; do echo "$NODE_RANK-$i"; done\n', { nodes: 2 });
  const all = linesOf(await follow(workspace, runId));
  expect(all.filter((line) => line.startsWith('0:'))).toEqual(['0:0-1', '0:0-2', '0:0-3']);
  expect(all.filter((line) => line.startsWith('1:'))).toEqual(['1:1-1', '1:1-2', '1:1-3']);
  expect(all).toHaveLength(6);
  const one = linesOf(await follow(workspace, runId, { node: 1 }));
  expect(one).toEqual(['1:1-1', '1:1-2', '1:1-3']);
});

test('a retry is told, after the last line of the attempt before it', async ({
  expect,
  workspace,
  launch,
  onTestFinished,
}) => {
  const directory = await mkdtemp(join(tmpdir(), 'air-retry-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  const tried = join(directory, 'tried');
  const script = `[ -e ${tried} ] || { echo first; touch ${tried}; exit 1; }\necho second\n`;
  const events = await follow(workspace, await launch(script, { maxRetries: 2 }));
  const story = events.flatMap((event): unknown => {
    if (event.type === 'lines') return event.lines.map(({ line }) => line);
    return event.type === 'retry' ? event : [];
  });
  expect(story).toEqual(['first', { type: 'retry', retry: 1, maxRetries: 2 }, 'second']);
  expect(events.at(-1)).toMatchObject({ type: 'end', status: 'SUCCESS', succeeded: true });
});

test('lines arrive while the run goes on, and a cancelled run ends', async ({
  expect,
  workspace,
  launch,
}) => {
  const runId = await launch('echo ready\nsleep 600\n');
  let end;
  for await (const event of followRun(workspace, runId, { node: 0, polling: hasty })) {
    if (event.type === 'lines') await cancelRun(workspace, runId);
    end = event;
  }
  expect(end).toMatchObject({ type: 'end', status: 'CANCELED', succeeded: false });
});

test('an aborted signal ends following with its reason, not the run', async ({
  expect,
  workspace,
  launch,
}) => {
  const runId = await launch('echo ready\nsleep 600\n');
  const controller = new AbortController();
  const { signal } = controller;
  const reason = new Error('enough');
  const followed = (async () => {
    for await (const event of followRun(workspace, runId, { node: 0, signal, polling: hasty })) {
      if (event.type === 'lines') controller.abort(reason);
    }
  })();
  expect(await errorOf(followed)).toBe(reason);
  const [first] = await firstEvent(followRun(workspace, runId, { node: 0 }));
  expect(first).toMatchObject({ type: 'found', workload: { acceleratorType: 'GPU_1xA10' } });
});

test('following can stop at any event', async ({ expect, workspace, launch }) => {
  const runId = await launch('sleep 600\n');
  expect(await firstEvent(followRun(workspace, runId, { node: 0 }))).toHaveLength(1);
});

test('four failures in a row are sat out, of each request', async ({
  expect,
  local,
  workspace,
  launch,
}) => {
  const runId = await launch('echo one\nsleep 0.3\necho two\n');
  local.addFault({ path: getRoute, skip: 1, times: 2, answer: { status: 503 } });
  local.addFault({ path: getRoute, skip: 1, times: 2, drop: 'before' });
  local.addFault({ path: logsRoute, times: 4, answer: { status: 500, body: '<html>no</html>' } });
  const events = await follow(workspace, runId);
  expect(linesOf(events)).toEqual(['0:one', '0:two']);
  expect(events.at(-1)).toMatchObject({ type: 'end', succeeded: true });
});

test('five failures in a row of the run end following', async ({
  expect,
  local,
  workspace,
  launch,
}) => {
  const body = { error_code: 'TEMPORARILY_UNAVAILABLE', message: 'Back soon.' };
  const runId = await launch('sleep 600\n');
  local.addFault({ path: getRoute, skip: 1, answer: { status: 503, body } });
  expect(await errorOf(follow(workspace, runId))).toMatchObject({
    name: 'WorkspaceError',
    code: 'unavailable',
    message: `${local.host} answered 503 TEMPORARILY_UNAVAILABLE: Back soon.`,
  });
  const asked = local.requests().filter(({ path }) => path.startsWith(`${getRoute}?`));
  expect(asked).toHaveLength(6);
});

test('a run that is not known at first is waited for, but not for ever', async ({
  expect,
  local,
  workspace,
  launch,
}) => {
  const body = { error_code: 'INVALID_PARAMETER_VALUE', message: 'Run 7 does not exist.' };
  local.addFault({ path: getRoute, times: 6, answer: { status: 400, body } });
  const events = await follow(workspace, await launch('echo one\n'));
  expect(linesOf(events)).toEqual(['0:one']);

  const impatient = { ...hasty, unknown: 20 };
  local.addFault({ path: getRoute, answer: { status: 400, body } });
  expect(await errorOf(follow(workspace, '7', { polling: impatient }))).toMatchObject({
    code: 'run-not-found',
    message: `there is no run 7 on ${local.host}: Run 7 does not exist.`,
  });
});

test('a token that expires on the way is an error at once', async ({
  expect,
  local,
  workspace,
  launch,
}) => {
  const runId = await launch('sleep 600\n');
  const body = { error_code: 'UNAUTHENTICATED', message: 'Token is expired.' };
  local.addFault({ path: getRoute, skip: 1, answer: { status: 401, body } });
  expect(await errorOf(follow(workspace, runId))).toMatchObject({
    code: 'unauthenticated',
    message: `${local.host} answered 401 UNAUTHENTICATED: Token is expired.`,
  });
});

async function firstEvent<T>(events: AsyncIterable<T>): Promise<T[]> {
  for await (const event of events) return [event];
  return [];
}

test('without a log service the files of MLflow are followed, of all attempts', async ({
  expect,
  local,
  workspace,
  launch,
  onTestFinished,
}) => {
  local.addFault({
    path: logsRoute,
    answer: { status: 404, body: { error_code: 'FEATURE_DISABLED' } },
  });
  const directory = await mkdtemp(join(tmpdir(), 'air-retry-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  const tried = join(directory, 'tried');
  const script = `echo "one of $NODE_RANK"; sleep 0.2; [ -e ${tried}-$NODE_RANK ] || { touch ${tried}-$NODE_RANK; exit 1; }
head -c 5000000 /dev/zero | tr '\\0' x; echo; printf '\\377 no line end'`;
  const events = await follow(workspace, await launch(script, { maxRetries: 3, nodes: 2 }));
  const lines = linesOf(events).map((line) =>
    line.replace(/x{99,}/, ({ length }) => `${length} x`),
  );
  for (const node of [0, 1]) {
    const ofNode = lines.filter((line) => line.startsWith(`${node}:`));
    expect(ofNode.slice(-3)).toEqual([
      `${node}:one of ${node}`,
      `${node}:5000000 x`,
      `${node}:\u{fffd} no line end`,
    ]);
  }
  expect(events.at(-1)).toMatchObject({ type: 'end', succeeded: true, lacksTimes: true });
});

test('while the workspace does not answer at all, the log service is not given up', async ({
  expect,
  local,
  workspace,
  launch,
}) => {
  const runId = await launch('echo one; sleep 0.4; echo two; sleep 600');
  const lines: string[] = [];
  for await (const event of followRun(workspace, runId, { node: 0, polling: hasty })) {
    if (event.type !== 'lines') continue;
    lines.push(...event.lines.map(({ line }) => line));
    if (lines.length === 2) break;
    for (let outage = 0; outage < 4; outage++) {
      local.addFault({ path: '*/logs', skip: outage * 3, times: 2, drop: 'before' });
      local.addFault({ path: getRoute, skip: outage * 4, times: 3, drop: 'before' });
    }
  }
  expect(lines).toEqual(['one', 'two']);
  expect(local.requests().some(({ path }) => path.includes('/mlflow/'))).toBe(false);
});
