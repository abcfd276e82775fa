import { describe, test } from 'vitest';
import { air, steady } from '../../test/air.ts';
import { issueHelp } from './issue-help.ts';
import { issuePages } from './issue-pages.ts';

describe('help about issues', () => {
  test('tells what a code means, with a wrong and a right example', async ({ expect }) => {
    const help = await air(['help', 'issue', 'whole-nodes']);
    expect(help).toMatchInlineSnapshot(`
      {
        "err": "",
        "out": "whole-nodes: The GPUs do not fill whole nodes

      Nodes are rented whole, so num_accelerators is a multiple of the GPUs per node:
      the number after GPU_ in accelerator_type.

      Wrong:
        compute:
          accelerator_type: GPU_8xH100
          num_accelerators: 12

      Right:
        compute:
          accelerator_type: GPU_8xH100
          num_accelerators: 16
      ",
        "status": 0,
      }
    `);
    expect(await air(['issue', 'whole-nodes', '-h'])).toEqual(help);
  });

  test('names the overrides that go with an example', async ({ expect }) => {
    expect((await air(['help', 'issue', 'override-not-applied'])).out).toMatchInlineSnapshot(`
      "override-not-applied: An override cannot be applied to this file

      The key of the override is one that a config has, but on the way to it the file
      holds something else: a list that is too short, or a value that has no keys.

      Wrong, with --override permissions[3].level=CAN_MANAGE:
        permissions:
          - group_name: vision-team
            level: CAN_VIEW

      Right, with --override permissions[0].level=CAN_MANAGE:
        permissions:
          - group_name: vision-team
            level: CAN_VIEW
      "
    `);
  });

  test('lists the codes when none is named', async ({ expect }) => {
    const { status, out, err } = await air(['help', 'issue']);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const lines = out.split('\n');
    expect(lines.slice(0, 3)).toEqual([
      'Issue codes:',
      '  absolute-link                  A symbolic link names a place of this machine',
      '  accelerator-type               There is no such type of GPU',
    ]);
    expect(lines.slice(-3)).toEqual([
      '',
      'Run "air help issue CODE" for what one means, with a wrong and a right example.',
      '',
    ]);
    expect(lines.filter((line) => /^ {2}\S/.test(line)).length).toBe(issuePages.length);
  });

  test('is an envelope when JSON is asked for', async ({ expect }) => {
    const { out } = await air(['help', 'issue', 'max-length', '-o', 'json']);
    expect(JSON.parse(steady(out))).toEqual({
      v: 1,
      ts: '…',
      data: {
        code: 'max-length',
        summary: 'A text is too long',
        meaning: expect.stringMatching(/^The field has a greatest length/),
        wrong: { yaml: expect.stringMatching(/^idempotency_token: the-first/), overrides: [] },
        right: { yaml: 'idempotency_token: sweep-2-run-1', overrides: [] },
      },
    });
  });

  test.for([
    ['whole-node', 'Did you mean whole-nodes?'],
    ['banana', 'Run "air help issue" for those that there are.'],
  ] as const)('about a code that is none, %s, says so', async ([code, hint], { expect }) => {
    expect(await air(['help', 'issue', code])).toEqual({
      status: 1,
      out: '',
      err: `Error: there is no issue code "${code}"\n  hint: ${hint}\nUsage: air help issue CODE\n`,
    });
  });

  test.for(issuePages)('about $code fits a terminal', ({ code }, { expect }) => {
    const lines = issueHelp(code).text.split('\n');
    expect(lines.filter((line) => line.length > 100)).toEqual([]);
  });

  test('takes one code', async ({ expect }) => {
    expect((await air(['help', 'issue', 'required', 'max-length'])).err).toBe(
      'Error: unexpected argument "max-length"\nUsage: air help config[.path] | issue [CODE]\n',
    );
  });
});
