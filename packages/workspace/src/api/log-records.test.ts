import { test } from 'vitest';
import { sendJson, startFakeService } from '../../test/fake-service.ts';
import { listLogRecords } from './log-records.ts';

test('records keep their nanoseconds, as a number or as text', async ({
  expect,
  onTestFinished,
}) => {
  const service = await startFakeService(onTestFinished, (_, response) =>
    sendJson(
      response,
      200,
      `{"log_records": [
        {"time_unix_nano": 1700000000123456789, "body": "one", "node_index": "1", "record_id": "r"},
        {"time_unix_nano": "1700000000123456790", "body": "two", "extra": {}}
      ], "next_page_token": "next"}`,
    ),
  );
  const page = await listLogRecords(await service.open(), '9223372036854775807', {
    attempt: 0,
    node: 1,
    from: 5,
    to: 7,
    ascending: true,
    pageSize: 10,
    pageToken: 'a/b',
  });
  expect(page).toEqual({
    members: [
      { recordId: 'r', node: 1, seconds: 1_700_000_000, nanoseconds: 123_456_789, body: 'one' },
      {
        recordId: undefined,
        node: 0,
        seconds: 1_700_000_000,
        nanoseconds: 123_456_790,
        body: 'two',
      },
    ],
    nextPageToken: 'next',
  });
  expect(service.received[0]?.url).toBe(
    '/api/2.0/ai-training/workflows/by-run-id/9223372036854775807/logs?from=5&to=7' +
      '&ref.attempt_number=0&filter.node_index=1&ascending=true&page_size=10&page_token=a%2Fb',
  );
});

test('a log without records is an empty page, and an empty token none', async ({
  expect,
  onTestFinished,
}) => {
  const service = await startFakeService(onTestFinished, (_, response) =>
    sendJson(response, 200, { next_page_token: '' }),
  );
  const page = await listLogRecords(await service.open(), '1', { attempt: 2 });
  expect(page).toEqual({ members: [], nextPageToken: undefined });
  expect(service.received[0]?.url).toBe(
    '/api/2.0/ai-training/workflows/by-run-id/1/logs?ref.attempt_number=2',
  );
});

test('a record that lacks something is read as far as it goes', async ({
  expect,
  onTestFinished,
}) => {
  const service = await startFakeService(onTestFinished, (_, response) =>
    sendJson(response, 200, {
      log_records: [
        { body: 'no time' },
        { time_unix_nano: 'soon', record_id: 7, node_index: null },
        'no record',
        null,
        { body: 'no such node', node_index: -1 },
        { time_unix_nano: '1700000000000000001', body: 5, node_index: 'x' },
      ],
    }),
  );
  const { members } = await listLogRecords(await service.open(), '1', { attempt: 0 });
  const nothing = { recordId: undefined, node: 0, seconds: 0, nanoseconds: 0, body: '' };
  expect(members).toEqual([
    { ...nothing, body: 'no time' },
    { ...nothing, recordId: '7' },
    { ...nothing, body: 'no such node' },
    { ...nothing, seconds: 1_700_000_000, nanoseconds: 1 },
  ]);
});
