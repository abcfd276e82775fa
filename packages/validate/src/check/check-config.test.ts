import { test } from 'vitest';
import { lines } from '../../test/lines.ts';
import { validateText } from '../validate-text.ts';

function told(...text: readonly string[]): readonly string[] {
  return lines(validateText(text.join('\n')).issues).map((line) =>
    line.replace(/ \[[^\]]*\]$/, ''),
  );
}

test('what is required and missing is told at its parent, null at its own key, empty too', ({
  expect,
}) => {
  expect(told('max_retries: 1')).toEqual([
    '- experiment_name (required): experiment_name is required',
    '- compute (required): compute is required',
    '- command (command-or-containers): command is required and cannot be empty: it is the script that every node runs',
  ]);
  expect(told('experiment_name:', 'compute:', '  num_accelerators: ~', 'command: x')).toEqual([
    '1:1 experiment_name (required): experiment_name is required, and nothing is written for it',
    '3:3 compute.num_accelerators (required): compute.num_accelerators is required, and nothing is written for it',
    '2:1 compute.accelerator_type (required): compute.accelerator_type is required',
  ]);
  expect(told('experiment_name: ""', 'compute: ~', 'command: x')).toEqual([
    '1:1 experiment_name (required): experiment_name is required and cannot be empty',
    '2:1 compute (required): compute is required, and nothing is written for it',
  ]);
});

const valid = [
  'experiment_name: a',
  'compute: { accelerator_type: GPU_1xA10, num_accelerators: 1 }',
  'command: x',
];

test('rows come in declaration order, whatever the order of the file', ({ expect }) => {
  const text = [
    'timeout_minutes: 0',
    'max_retries: -1',
    'experiment_name: a b',
    'compute: { accelerator_type: x, num_accelerators: 0 }',
    'command: x',
  ];
  expect(validateText(text.join('\n')).issues.map(({ path }) => path.join('.'))).toEqual([
    'experiment_name',
    'compute.num_accelerators',
    'compute.accelerator_type',
    'max_retries',
    'timeout_minutes',
  ]);
});

test('a user’s own names come in the order of the file, those that look like numbers too', ({
  expect,
}) => {
  const { issues } = validateText([...valid, 'env_variables: { b-c: x, 1: y, a-b: z }'].join('\n'));
  expect(issues.map(({ path }) => path[1])).toEqual(['b-c', '1', 'a-b']);
});

test('what a list’s entry lacks comes with the entry', ({ expect }) => {
  const { issues } = validateText(
    [...valid, 'permissions: [{ user_name: a }, { level: CAN_VIEW }]'].join('\n'),
  );
  expect(issues.map(({ code, path }) => `${path.join('.')} ${code}`)).toEqual([
    'permissions.0.level required',
    'permissions.1 one-principal-missing',
  ]);
});

test('no rule judges what did not decode, nor the map around it', ({ expect }) => {
  expect(told(...valid, 'code_source: { root_path: ., git: { branch: [main] } }')).toEqual([
    '4:37 code_source.git.branch (wrong-type): code_source.git.branch must be a text, got a list',
  ]);
  expect(told('experiment_name: [a]', 'compute: x', 'command: { a: b }')).toHaveLength(3);
});

test('the other place of a rule over two fields has its range', ({ expect }) => {
  const { issues } = validateText(
    [...valid, 'usage_policy_name: a', 'usage_policy_id: b'].join('\n'),
  );
  expect(issues[0]).toMatchObject({
    code: 'one-usage-policy',
    range: { start: { line: 4 } },
    related: [
      {
        path: ['usage_policy_id'],
        range: { start: { line: 5, column: 1 }, end: { line: 5, column: 16 } },
      },
    ],
  });
});

test('warnings come after all errors', ({ expect }) => {
  const { issues } = validateText(
    [...valid, 'usage_policy_id: b', 'foo: !x 1', 'max_retries: -1', '---', 'a: 1'].join('\n'),
  );
  expect(issues.map(({ severity, code }) => `${severity} ${code}`)).toEqual([
    'error unknown-key',
    'error at-least',
    'warning later-document',
    'warning tag-ignored',
    'warning usage-policy-uuid',
  ]);
});
