import { test } from 'vitest';
import { anIssue, rangeOf } from '../../test/issue-at.ts';
import { validateText } from '../validate-text.ts';
import { reportText } from './index.ts';

const text = [
  'experiment_name: heron',
  'env_variables: { TOK: plain }',
  'max_retries: -1',
  'secrets:',
  '  TOK: ml/hf',
  '',
].join('\n');

const retries = anIssue({ range: rangeOf(text, 'max_retries') });
const collision = anIssue({
  code: 'secret-collision',
  path: ['secrets', 'TOK'],
  message: 'secrets.TOK is set in both env_variables and secrets: remove one of them',
  range: { start: rangeOf(text, 'TOK: ml').start, end: rangeOf(text, ': ml').start },
  related: [
    { path: ['env_variables', 'TOK'], range: rangeOf(text, 'TOK'), override: undefined },
    { path: ['secrets'], range: undefined, override: undefined },
  ],
});
const level = anIssue({
  severity: 'warning',
  message: 'usage_policy_id "vision" is not a UUID',
  hint: 'For the name of a policy use usage_policy_name.',
});

test('an issue has its place, its line and a marker under it', ({ expect }) => {
  expect(reportText([retries], { file: 'run.yaml', text })).toBe(
    [
      'Error: max_retries must be >= 0, got -1',
      '  run.yaml:3:1',
      '  3 | max_retries: -1',
      '    | ^^^^^^^^^^^',
      '',
      '1 error',
    ].join('\n'),
  );
});

test('a hint that the issue before had too is not repeated', ({ expect }) => {
  const { hint, ...bare } = level;
  const told = reportText([level, level, { ...bare, hint: 'Another.' }, level], {
    file: 'a',
    text,
  });
  expect(told.match(/hint: .*/g)).toEqual([`hint: ${hint}`, 'hint: Another.', `hint: ${hint}`]);
});

test('another place that an override brought in is the override', ({ expect }) => {
  const related = { path: ['compute', 'accelerator_type'], range: undefined };
  const override = 'compute.accelerator_type=GPU_8xH100';
  const issue = anIssue({ related: [{ ...related, override }] });
  expect(reportText([issue], { file: 'run.yaml', text, counts: false })).toBe(
    [
      'Error: max_retries must be >= 0, got -1',
      '  run.yaml',
      '  see --override compute.accelerator_type=GPU_8xH100',
    ].join('\n'),
  );
  const secret = anIssue({
    path: ['env_variables', 'TOK'],
    related: [{ path: ['secrets', 'TOK'], range: undefined, override: 'secrets.TOK=hf_1' }],
  });
  expect(reportText([secret], { file: 'run.yaml', text })).toContain('--override secrets.TOK=…');
});

test('errors come before warnings, and all are counted', ({ expect }) => {
  expect(reportText([level, retries, collision], { file: 'conf/run.yaml', text })).toBe(
    [
      'Error: max_retries must be >= 0, got -1',
      '  conf/run.yaml:3:1',
      '  3 | max_retries: -1',
      '    | ^^^^^^^^^^^',
      '',
      'Error: secrets.TOK is set in both env_variables and secrets: remove one of them',
      '  conf/run.yaml:5:3',
      '  5 |   TOK…',
      '    |   ^^^',
      '  see conf/run.yaml:2:18 env_variables.TOK',
      '  2 | …TOK…',
      '    |  ---',
      '',
      'Warning: usage_policy_id "vision" is not a UUID',
      '  conf/run.yaml',
      '  hint: For the name of a policy use usage_policy_name.',
      '',
      '2 errors, 1 warning',
    ].join('\n'),
  );
});

test('warnings alone are counted alone', ({ expect }) => {
  expect(reportText([level, level], { file: 'run.yaml', text })).toMatch(/\n\n2 warnings$/);
});

test('without issues there is nothing to say', ({ expect }) => {
  expect(reportText([], { file: 'run.yaml', text })).toBe('');
});

test('an issue without a range shows the file alone', ({ expect }) => {
  const missing = anIssue({ message: 'experiment_name is required' });
  expect(reportText([missing], { file: 'run.yaml', text: '{}' })).toBe(
    ['Error: experiment_name is required', '  run.yaml', '', '1 error'].join('\n'),
  );
});

test('an issue of an override shows the flag', ({ expect }) => {
  expect(reportText([anIssue({ override: 'max_retries=-1' })], { file: 'run.yaml', text })).toBe(
    ['Error: max_retries must be >= 0, got -1', '  --override max_retries=-1', '', '1 error'].join(
      '\n',
    ),
  );
});

test('a range of several lines is marked to the end of its first', ({ expect }) => {
  const issue = anIssue({ range: rangeOf(text, 'secrets:\n  TOK') });
  expect(reportText([issue], { file: 'run.yaml', text })).toContain(
    ['  4 | secrets:', '    | ^^^^^^^^'].join('\n'),
  );
});

test('the end of the file can be marked', ({ expect }) => {
  const end = { line: 6, column: 1, offset: text.length };
  const issue = anIssue({ range: { start: end, end } });
  expect(reportText([issue], { file: 'run.yaml', text })).toContain(
    ['  run.yaml:6:1', '  6 |', '    | ^'].join('\n'),
  );
});

test('colours go on labels, gutters and markers', ({ expect }) => {
  expect(reportText([retries, level], { file: 'run.yaml', text, color: true })).toBe(
    [
      '\x1b[31mError:\x1b[0m max_retries must be >= 0, got -1',
      '  run.yaml:3:1',
      '  \x1b[2m3 |\x1b[0m max_retries: -1',
      '  \x1b[2m  |\x1b[0m \x1b[31m^^^^^^^^^^^\x1b[0m',
      '',
      '\x1b[33mWarning:\x1b[0m usage_policy_id "vision" is not a UUID',
      '  run.yaml',
      '  hint: For the name of a policy use usage_policy_name.',
      '',
      '1 error, 1 warning',
    ].join('\n'),
  );
});

test('no control character of the user reaches the terminal', ({ expect }) => {
  const bad = 'a: "\x9b31m\u202e"\n';
  const issue = anIssue({
    message: 'the key \x1b[31m is unknown\n',
    hint: '\x07',
    range: rangeOf(bad, '\x9b31m'),
    related: [{ path: ['\x1b'], range: rangeOf(bad, 'a'), override: undefined }],
  });
  expect(reportText([issue], { file: '\x1b]0;x\x07.yaml', text: bad })).toBe(
    [
      String.raw`Error: the key \x1b[31m is unknown\n`,
      String.raw`  \x1b]0;x\a.yaml:1:5`,
      String.raw`  1 | a: "\u009b31m\u202e"`,
      '    |     ^^^^^^^^^',
      String.raw`  see \x1b]0;x\a.yaml:1:1 \x1b`,
      String.raw`  1 | a: "\u009b31m\u202e"`,
      '    | -',
      String.raw`  hint: \a`,
      '',
      '1 error',
    ].join('\n'),
  );
  const override = anIssue({ override: 'env_variables.A=\x1b[2J' });
  expect(reportText([override], { file: 'run.yaml', text })).toContain(
    String.raw`  --override env_variables.A=\x1b[2J`,
  );
});

test('places fit the text that a validation gives, whatever marks and line breaks the file has', ({
  expect,
}) => {
  const config = [
    '\ufeffexperiment_name: "日 本"',
    'command: make',
    'compute: { num_accelerators: 0 }',
  ];
  const { document, issues } = validateText(new TextEncoder().encode(config.join('\r\n')));
  expect(reportText(issues, { file: 'run.yaml', text: document.text })).toBe(
    [
      'Error: invalid experiment_name "日 本": only alphanumeric characters, hyphens (-), and underscores (_) are allowed',
      '  run.yaml:1:1',
      '  1 | experiment_name: "日 本"',
      '    | ^^^^^^^^^^^^^^^',
      '',
      'Error: compute.num_accelerators must be positive, got 0',
      '  run.yaml:3:12',
      '  3 | compute: { num_accelerators: 0 }',
      '    |            ^^^^^^^^^^^^^^^^',
      '',
      'Error: compute.accelerator_type is required',
      '  run.yaml:3:1',
      '  3 | compute: { num_accelerators: 0 }',
      '    | ^^^^^^^',
      '  hint: For example: accelerator_type: GPU_8xH100',
      '',
      '3 errors',
    ].join('\n'),
  );
});

test('what stands for a secret is not shown, since it may be the secret itself', ({ expect }) => {
  const config = 'secrets: { A: ml/hf, B: hf_abcdef }\n';
  const parts = {
    path: ['secrets', 'B'],
    message: "secrets.B has no '/': expected format 'scope/key'",
  };
  const issues = [
    anIssue({ ...parts, range: rangeOf(config, 'B') }),
    anIssue({ ...parts, override: 'secrets.B=hf_abc\ndef' }),
  ];
  expect(reportText(issues, { file: 'run.yaml', text: config })).toBe(
    [
      "Error: secrets.B has no '/': expected format 'scope/key'",
      '  run.yaml:1:22',
      '  1 | …B…',
      '    |  ^',
      '',
      "Error: secrets.B has no '/': expected format 'scope/key'",
      '  --override secrets.B=…',
      '',
      '2 errors',
    ].join('\n'),
  );
});

test('the line that counts can be left to the caller', ({ expect }) => {
  expect(reportText([level], { file: 'run.yaml', text, counts: false })).toBe(
    [
      'Warning: usage_policy_id "vision" is not a UUID',
      '  run.yaml',
      '  hint: For the name of a policy use usage_policy_name.',
    ].join('\n'),
  );
});

test('a rule over two fields marks both', ({ expect }) => {
  const config = [
    'experiment_name: heron',
    'compute:',
    '  accelerator_type: GPU_8xH100 # 训练',
    '  num_accelerators: 12',
    'command: make',
  ].join('\n');
  const { issues } = validateText(config);
  expect(reportText(issues, { file: 'run.yaml', text: config })).toBe(
    [
      'Error: compute.num_accelerators for GPU_8xH100 must be a multiple of 8, got 12',
      '  run.yaml:4:3',
      '  4 |   num_accelerators: 12',
      '    |   ^^^^^^^^^^^^^^^^',
      '  see run.yaml:3:3 compute.accelerator_type',
      '  3 |   accelerator_type: GPU_8xH100 # 训练',
      '    |   ----------------',
      '',
      '1 error',
    ].join('\n'),
  );
});

test('a plain value that has the name of a secret is not shown', ({ expect }) => {
  const config = [
    'experiment_name: heron',
    'compute: { accelerator_type: GPU_1xA10, num_accelerators: 1 }',
    'containers:',
    '  - name: trainer',
    '    command: make',
    '    ranks: [0]',
    '    unity_catalog_image: ml.images.train:v1',
    '    environment_variables:',
    '      variables:',
    '        HF: hf_abcdef',
    '        WB: "{{secrets/ml/wb}}"',
    'env_variables:',
    '  WB: wb_abcdef',
    'secrets:',
    '  HF: ml/hf',
  ].join('\n');
  const issues = validateText(config).issues.filter(
    ({ kind, severity }) => kind === 'rule' && severity === 'error',
  );
  expect(reportText(issues, { file: 'run.yaml', text: config, counts: false })).toBe(
    [
      'Error: containers[0].environment_variables.variables.HF is plain, and secrets.HF is a secret: a name is one or the other in the whole run',
      '  run.yaml:10:9',
      '  10 |         HF…',
      '     |         ^^',
      '  see run.yaml:15:3 secrets.HF',
      '  15 |   HF…',
      '     |   --',
      '',
      'Error: containers[0].environment_variables.variables.WB is a secret, and env_variables.WB is plain: a name is one or the other in the whole run',
      '  run.yaml:11:9',
      '  11 |         WB: "{{secrets/ml/wb}}"',
      '     |         ^^',
      '  see run.yaml:13:3 env_variables.WB',
      '  13 |   WB…',
      '     |   --',
    ].join('\n'),
  );
});

test('where a code is explained stands below its issue', ({ expect }) => {
  const codeHelp = (code: string): string => `air help issue ${code}`;
  expect(reportText([level], { file: 'run.yaml', text, color: true, codeHelp })).toContain(
    [
      '  hint: For the name of a policy use usage_policy_name.',
      '  \x1b[2mair help issue at-least\x1b[0m',
      '',
    ].join('\n'),
  );
});
