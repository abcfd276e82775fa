import type { Client, LogPageView } from '../../../test/client.ts';
import { test } from '../../../test/workspace.ts';

/** All pages, one after the other. */
async function allPages(
  client: Client,
  id: string,
  query: Readonly<Record<string, string>>,
): Promise<LogPageView['log_records'][]> {
  const pages: LogPageView['log_records'][] = [];
  let token: string | undefined;
  do {
    const page = await client.logs(id, { ...query, ...(token ? { page_token: token } : {}) });
    pages.push(page.log_records);
    token = page.next_page_token;
  } while (token !== undefined);
  return pages;
}

test('pages bring every line of every node once, in order, both ways', async ({
  expect,
  client,
}) => {
  const { id } = await client.run({
    command: 'for i in $(seq 1 100); do echo "$NODE_RANK:$i"; done',
    accelerators: ['GPU_1xA10', 3],
  });
  const up = await allPages(client, id, { page_size: '37' });
  expect(up.map((page) => page.length)).toEqual([37, 37, 37, 37, 37, 37, 37, 37, 4]);
  const records = up.flat();
  expect(new Set(records.map((record) => record.record_id)).size).toBe(300);
  const times = records.map((record) => BigInt(record.time_unix_nano));
  expect(times).toEqual(times.toSorted((a, b) => (a < b ? -1 : 1)));
  for (const node of [0, 1, 2]) {
    const bodies = records.filter((each) => each.node_index === node).map((each) => each.body);
    expect(bodies).toEqual(Array.from({ length: 100 }, (_, index) => `${node}:${index + 1}`));
    const alone = await allPages(client, id, { 'filter.node_index': String(node), page_size: '7' });
    expect(alone.flat().map((each) => each.body)).toEqual(bodies);
  }
  const down = await allPages(client, id, { page_size: '41', ascending: 'false' });
  expect(
    down
      .flat()
      .map((each) => each.record_id)
      .toSorted(),
  ).toEqual(records.map((each) => each.record_id).toSorted());
  const downTimes = down.flat().map((each) => BigInt(each.time_unix_nano));
  expect(downTimes).toEqual(downTimes.toSorted((a, b) => (a < b ? 1 : -1)));
});

test('a window of time brings what lies in it, both ends included', async ({ expect, client }) => {
  const { id } = await client.run({ command: 'for i in 1 2 3 4 5; do echo $i; sleep 0.01; done' });
  const { log_records: all } = await client.logs(id);
  const seconds = (index: number): string => {
    const nanoseconds = all[index]?.time_unix_nano ?? '';
    return `${nanoseconds.slice(0, -9)}.${nanoseconds.slice(-9)}`;
  };
  const window = { from: seconds(1), to: seconds(3) };
  const bodies = async (query: Readonly<Record<string, string>>) =>
    (await allPages(client, id, query)).flat().map((record) => record.body);
  expect(await bodies(window)).toEqual(['2', '3', '4']);
  expect(await bodies({ ...window, page_size: '1' })).toEqual(['2', '3', '4']);
  expect(await bodies({ ...window, page_size: '2', ascending: 'false' })).toEqual(['4', '3', '2']);
  expect(await bodies({ from: '1', to: '2' })).toEqual([]);
  expect(await bodies({ from: '99999999999' })).toEqual([]);
});

test('the lines of a live run are there before it ends', async ({ expect, client }) => {
  const id = await client.start({ command: 'echo first; sleep 600' });
  while ((await client.lines(id)).length === 0);
  expect(await client.lines(id)).toEqual(['first']);
  expect((await client.get(id)).state.life_cycle_state).toBe('RUNNING');
});

test('attempts have logs of their own, and the latest is shown unless told', async ({
  expect,
  client,
  stateDirectory,
}) => {
  const count = `${stateDirectory}/count`;
  const { id, lines } = await client.run({
    command: `echo >> ${count}; wc -l < ${count}; exit 1`,
    maxRetries: 1,
  });
  expect(lines).toEqual(['2']);
  const first = await client.logs(id, { 'ref.attempt_number': '0' });
  expect(first.log_records).toMatchObject([{ body: '1', record_id: '0-0-0' }]);
  const none = await client.logs(id, { 'ref.attempt_number': '7' });
  expect(none.log_records).toEqual([]);
});

test('a page token of one attempt stays with it', async ({ expect, client }) => {
  const { id } = await client.run({ command: 'echo a; echo b; exit 1', maxRetries: 1 });
  const first = await client.logs(id, { 'ref.attempt_number': '0', page_size: '1' });
  const next = await client.logs(id, { page_token: first.next_page_token ?? '' });
  expect(next.log_records).toMatchObject([{ body: 'b', record_id: '0-0-1' }]);
});

test('lines arrive as they were written: long, empty, binary, unfinished, with carriage returns', async ({
  expect,
  client,
}) => {
  const { lines } = await client.run({
    command: String.raw`printf '10%%\r50%%\r100%%\n\n'
head -c 1048576 /dev/zero | tr '\0' x; echo
printf 'a\377\0b\n'
printf 'caf\303\251 \360\237\224\245\n'
printf 'no line end'`,
  });
  expect(lines.map((line) => (line.length > 100 ? `${line.length}` : line))).toEqual([
    '10%\r50%\r100%',
    '',
    '1048576',
    'a\u{fffd}\0b',
    'café 🔥',
    'no line end',
  ]);
});

test('a page of long lines ends before it is too large', async ({ expect, client }) => {
  const { id } = await client.run({
    command: 'for i in 1 2 3 4 5 6 7; do head -c 1000000 /dev/zero | tr "\\0" $i; echo; done',
  });
  const pages = await allPages(client, id, { page_size: '10000' });
  expect(pages.map((page) => page.length)).toEqual([4, 3]);
  expect(pages.flat().map((each) => each.body[0])).toEqual(['1', '2', '3', '4', '5', '6', '7']);
});

for (const [query, message] of [
  ['page_token=x', 'page_token "x" is not one of this list.'],
  ['from=yesterday', 'from must be seconds since 1970, got "yesterday".'],
  ['page_size=-1', 'page_size must be a whole number, got "-1".'],
  ['filter.node_index=all', 'filter.node_index must be a whole number, got "all".'],
] as const) {
  test(`a query of logs is refused: ${query}`, async ({ expect, client }) => {
    const { id } = await client.run({ command: 'echo' });
    const path = `/api/2.0/ai-training/workflows/by-run-id/${id}/logs?${query}`;
    expect((await client.call('GET', path)).json).toEqual({
      error_code: 'INVALID_PARAMETER_VALUE',
      message,
    });
  });
}

test('the logs of an unknown run are not found', async ({ expect, client }) => {
  const answer = await client.call('GET', '/api/2.0/ai-training/workflows/by-run-id/12/logs');
  expect(answer.status).toBe(404);
  expect(answer.json).toEqual({
    error_code: 'RESOURCE_DOES_NOT_EXIST',
    message: 'Run 12 does not exist.',
  });
});
