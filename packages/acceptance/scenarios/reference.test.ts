import { readFile, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { covers } from '../support/covers.ts';
import { program, runAir } from '../support/run-air.ts';
import { test } from '../support/test.ts';

const docs = new URL('../../../docs/issues/', import.meta.url);

test('what is only read comes from a part of its own', async ({ expect }) => {
  covers('cli/help-config', 'cli/help-issue', 'cli/schema');
  const field = await runAir(['help', 'config.max_retries']);
  expect(field).toMatchObject({ status: 0, err: '' });
  expect(field.out).toMatch(/^config\.max_retries: Retries\n/);
  const issue = await runAir(['help', 'issue', 'whole-nodes']);
  expect(issue).toMatchObject({ status: 0, err: '' });
  expect(issue.out).toMatch(/^whole-nodes: The GPUs do not fill whole nodes\n/);
  const schema = await runAir(['schema', '--draft', '07']);
  expect(schema).toMatchObject({ status: 0, err: '' });
  expect(JSON.parse(schema.out)).toMatchObject({
    $schema: 'http://json-schema.org/draft-07/schema#',
  });
});

test('its failures are told as those of any command', async ({ expect }) => {
  expect(await runAir(['help', 'config.compute.pool'])).toEqual({
    status: 1,
    out: '',
    err: 'Error: a config has no field compute.pool\n  hint: Did you mean config.compute.pool_id?\nUsage: air help config[.path]\n',
  });
  const { status, out } = await runAir(['help', 'issue', 'whole-node', '-o', 'json']);
  expect(status).toBe(1);
  expect(JSON.parse(out)).toMatchObject({
    error: { code: 'INVALID_ARGS', message: 'there is no issue code "whole-node"' },
  });
});

test('the pages of issue codes come with the program', async ({ expect }) => {
  const shipped = join(dirname(program), 'issues');
  expect(await readdir(shipped)).toEqual(await readdir(docs));
  expect(await readFile(join(shipped, 'required.md'), 'utf8')).toBe(
    await readFile(new URL('required.md', docs), 'utf8'),
  );
});
