import { runConfigJsonSchema } from '@air/schema';
import { test } from 'vitest';
import { air } from '../../test/air.ts';

test('the schema is printed alone, in the newest draft unless told', async ({ expect }) => {
  const { status, out, err } = await air(['schema']);
  expect({ status, err }).toEqual({ status: 0, err: '' });
  expect(out).toBe(`${JSON.stringify(runConfigJsonSchema('2020-12'), null, 2)}\n`);
  expect(await air(['schema', '--draft', '2020-12'])).toEqual({ status, out, err });
});

test('editors that know only draft 07 have that', async ({ expect }) => {
  const { out } = await air(['schema', '--draft=07']);
  expect(JSON.parse(out)).toEqual(runConfigJsonSchema('07'));
});

test('in JSON the envelope holds the draft and the schema', async ({ expect }) => {
  const { out } = await air(['schema', '--draft', '07', '-o', 'json']);
  expect(JSON.parse(out)).toEqual({
    v: 1,
    ts: expect.any(String),
    data: { draft: '07', schema: runConfigJsonSchema('07') },
  });
});

test('another draft is refused', async ({ expect }) => {
  expect(await air(['schema', '--draft', '7'])).toEqual({
    status: 1,
    out: '',
    err: 'Error: invalid --draft "7": it is 2020-12 or 07\nUsage: air schema [--draft 2020-12|07]\n',
  });
});
