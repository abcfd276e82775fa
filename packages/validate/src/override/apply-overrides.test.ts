import { readFileSync } from 'node:fs';
import { describe, test } from 'vitest';
import { lines } from '../../test/lines.ts';
import { validateText } from '../validate-text.ts';
import type { Validation } from '../validate-text.ts';
import { parseOverrides } from './parse-overrides.ts';

const valid = `# a run
experiment_name: heron # its name
compute: { accelerator_type: GPU_1xA10, num_accelerators: 1 }

# what it does
command: |
  make   # all
  make test
`;

function validated(text: string, ...overrides: readonly string[]): Validation {
  return validateText(text, { overrides: parseOverrides(overrides) });
}

function merged(text: string, ...overrides: readonly string[]): string {
  return new TextDecoder().decode(validated(text, ...overrides).document.bytes);
}

test('without overrides the bytes are the user’s', ({ expect }) => {
  const bytes = Buffer.from(`\ufeff${valid}`.replaceAll('\n', '\r\n'));
  const { document } = validateText(bytes, { overrides: [] });
  expect(document.bytes).toBe(bytes);
  expect(document.changes).toEqual([]);
});

test('comments, order and blocks stay', ({ expect }) => {
  expect(
    merged(
      valid,
      'experiment_name=osprey',
      'compute.num_accelerators=2',
      'max_retries=0',
      'env_variables.A=1.0',
    ),
  ).toBe(`# a run
experiment_name: osprey # its name
compute: { accelerator_type: GPU_1xA10, num_accelerators: 2 }

# what it does
command: |
  make   # all
  make test
max_retries: 0
env_variables:
  A: 1.0
`);
});

test('what changed is told, in the order of the overrides', ({ expect }) => {
  const { document, config } = validated(
    valid,
    'max_retries=1',
    'max_retries="2"',
    'max_retries=3',
    'parameters={lr: 0.1, layers: [1, 2]}',
    'parameters.layers.0=7',
    'parameters.layers[2]=8',
    'parameters.lr=',
    'experiment_name=x',
    'command="a\\nb"',
  );
  expect(document.changes).toEqual([
    { override: 'max_retries=1', key: 'max_retries', from: undefined, to: '1' },
    { override: 'max_retries="2"', key: 'max_retries', from: '1', to: '"2"' },
    { override: 'max_retries=3', key: 'max_retries', from: '"2"', to: '3' },
    {
      override: 'parameters={lr: 0.1, layers: [1, 2]}',
      key: 'parameters',
      from: undefined,
      to: '{lr: 0.1, layers: [1, 2]}',
    },
    { override: 'parameters.layers.0=7', key: 'parameters.layers.0', from: '1', to: '7' },
    { override: 'parameters.layers[2]=8', key: 'parameters.layers[2]', from: undefined, to: '8' },
    { override: 'parameters.lr=', key: 'parameters.lr', from: '0.1', to: 'null' },
    { override: 'experiment_name=x', key: 'experiment_name', from: 'heron', to: 'x' },
    {
      override: 'command="a\\nb"',
      key: 'command',
      from: '"make   # all\\nmake test\\n"',
      to: '"a\\nb"',
    },
  ]);
  expect(config).toMatchObject({
    max_retries: 3,
    parameters: { lr: null, layers: [7, 2, 8] },
    command: 'a\nb',
  });
});

test('what may be a secret itself is not told', ({ expect }) => {
  const { document } = validated(
    `${valid}secrets: { A: hf_1, B: ml/hf }\n`,
    'secrets.A=ml/hf',
    'secrets.B="hf_2"',
    'secrets={C: hf_3, D: ml/hf}',
  );
  expect(document.changes.map(({ from, to }) => `${from} to ${to}`)).toEqual([
    '… to ml/hf',
    'ml/hf to …',
    '{A: ml/hf, B: …} to {C: …, D: ml/hf}',
  ]);
});

test('long values are cut where they are told', ({ expect }) => {
  const { document } = validated(
    valid,
    `command=${'x'.repeat(100)}`,
    `parameters.a=[${'1, '.repeat(100)}]`,
  );
  expect(document.changes.map(({ to }) => to)).toEqual([
    `${'x'.repeat(59)}…`,
    `[${'1, '.repeat(19)}1…`,
  ]);
});

test('a list takes entries, and what they need is made', ({ expect }) => {
  expect(
    merged(
      valid,
      'permissions[0].level=CAN_VIEW',
      'permissions.0.group_name=g',
      'environment.dependencies[0]=torch',
    ),
  ).toBe(
    `${valid}permissions:\n  - level: CAN_VIEW\n    group_name: g\nenvironment:\n  dependencies:\n    - torch\n`,
  );
});

test('null takes a value away', ({ expect }) => {
  expect(validated(`${valid}max_retries: 7\n`, 'max_retries=').config).not.toHaveProperty(
    'max_retries',
  );
});

test('an empty file counts as an empty map', ({ expect }) => {
  const overrides = [
    'experiment_name=a',
    'compute={accelerator_type: GPU_1xA10, num_accelerators: 1}',
    'command=x',
  ];
  for (const text of ['', '# nothing yet\n', '---\n']) {
    expect(validated(text, ...overrides).issues, text).toEqual([]);
  }
  expect(merged('# nothing yet\n', ...overrides)).toBe(
    '# nothing yet\n\nexperiment_name: a\ncompute: { accelerator_type: GPU_1xA10, num_accelerators: 1 }\ncommand: x\n',
  );
  expect(lines(validated('', 'max_retries=1').issues)[0]).toBe(
    '- experiment_name (required): experiment_name is required [For example: experiment_name: heron-pretrain]',
  );
});

describe('issues', () => {
  test('in an overridden value they name the override and have no place', ({ expect }) => {
    const { issues } = validated(
      `${valid}max_retries: 1\n`,
      'max_retries=-1',
      'compute={num_accelerators: 0}',
      'timeout_minutes=x',
    );
    expect(lines(issues).map((line) => line.replace(/ \[.*/, ''))).toEqual([
      'timeout_minutes=x timeout_minutes (wrong-type): timeout_minutes must be a whole number, got the text "x"',
      'compute={num_accelerators: 0} compute.num_accelerators (positive-accelerators): compute.num_accelerators must be positive, got 0',
      'compute={num_accelerators: 0} compute.accelerator_type (required): compute.accelerator_type is required',
      'max_retries=-1 max_retries (at-least): max_retries must be >= 0, got -1',
    ]);
    expect(issues.map(({ range }) => range)).toEqual(Array(4).fill(undefined));
  });

  test('the others keep their lines in the user’s file', ({ expect }) => {
    const text = `${valid}\n\nfoo: 1\ntimeout_minutes: 0\n`;
    expect(
      lines(validated(text, 'max_retries=1', 'compute.pool_id=p').issues).map((line) =>
        line.split(' ', 2).join(' '),
      ),
    ).toEqual(['11:1 foo', '12:1 timeout_minutes']);
  });

  test('of a missing key in a map that an override made, it is the override', ({ expect }) => {
    expect(lines(validated(valid, 'permissions[0].user_name=a').issues)).toEqual([
      'permissions[0].user_name=a permissions[0].level (required): permissions[0].level is required [For example: level: CAN_VIEW]',
    ]);
  });

  test('an override that does not fit the file is one', ({ expect }) => {
    const text = `${valid}parameters: { a: 5, l: [1] }\nenvironment: { dependencies: env.yaml }\n`;
    const { issues, document } = validated(
      text,
      'parameters.a.b=1',
      'parameters.l[3]=1',
      'parameters.l.x=1',
      'permissions[1].level=CAN_VIEW',
      'environment.dependencies[0]=x',
      'max_retries=1',
    );
    expect(lines(issues)).toEqual([
      'parameters.a.b=1 parameters.a (override-not-applied): parameters.a.b cannot be set: parameters.a is the number 5',
      'parameters.l[3]=1 parameters.l (override-not-applied): parameters.l[3] cannot be set: parameters.l has 1 entry [The next one is parameters.l[1].]',
      'parameters.l.x=1 parameters.l (override-not-applied): parameters.l.x cannot be set: parameters.l has 1 entry [The next one is parameters.l[1].]',
      'permissions[1].level=CAN_VIEW permissions (override-not-applied): permissions[1].level cannot be set: permissions has no entries [The next one is permissions[0].]',
      'environment.dependencies[0]=x environment.dependencies (override-not-applied): environment.dependencies[0] cannot be set: environment.dependencies is the text "env.yaml"',
    ]);
    expect(document.changes.map(({ key }) => key)).toEqual(['max_retries']);
  });

  test('a file that is wrong as a whole is told alone', ({ expect }) => {
    expect(
      lines(validated('a: *b\nc: 1', 'max_retries=1').issues).map((line) => line.split(' (')[0]),
    ).toEqual(['1:4 ']);
    expect(validated('- a', 'max_retries=1').issues.map(({ code }) => code)).toEqual([
      'wrong-type',
    ]);
  });
});

describe('aliases and merges', () => {
  const shared = `experiment_name: &n heron
compute: &c { accelerator_type: GPU_1xA10, num_accelerators: 1 }
command: x
mlflow_run_name: *n
parameters: { gpus: *c, more: { <<: *c, k: 1 }, seed: &s 7, again: *s }
`;

  test('an override changes its own place only', ({ expect }) => {
    const { config } = validated(
      shared,
      'experiment_name=a',
      'compute.num_accelerators=2',
      'parameters.more.num_accelerators=3',
    );
    expect(config).toMatchObject({
      experiment_name: 'a',
      mlflow_run_name: 'heron',
      compute: { accelerator_type: 'GPU_1xA10', num_accelerators: 2 },
      parameters: {
        gpus: { accelerator_type: 'GPU_1xA10', num_accelerators: 1 },
        more: { accelerator_type: 'GPU_1xA10', num_accelerators: 3, k: 1 },
      },
    });
  });

  test('they stay when no override comes near them', ({ expect }) => {
    expect(merged(shared, 'max_retries=1')).toBe(`${shared}max_retries: 1\n`);
  });

  test('a key that wins over a merged one stays where that would be', ({ expect }) => {
    const text = `${shared.replace(/parameters:.*\n/, '')}parameters: { <<: *c, k: 1, accelerator_type: mine }\n`;
    const { config } = validated(text, 'parameters.num_accelerators=3');
    expect(Object.keys(config?.parameters ?? {})).toEqual([
      'accelerator_type',
      'num_accelerators',
      'k',
    ]);
  });

  test('inside an alias the override has its own copy', ({ expect }) => {
    const text = `${shared}permissions: &p [{ user_name: a, level: CAN_VIEW }]\n`;
    const { config } = validated(text, 'parameters.gpus.num_accelerators=9');
    expect(config).toMatchObject({
      compute: { num_accelerators: 1 },
      parameters: { gpus: { num_accelerators: 9 } },
    });
  });

  test('what they stand for has a limit', ({ expect }) => {
    const text = `${valid}parameters: { text: &t ${'x'.repeat(100_000)}, all: [${Array(50).fill('*t').join(', ')}] }\n`;
    expect(lines(validated(text, 'parameters.text=a').issues)).toEqual([
      'parameters.text=a parameters.text (override-not-applied): parameters.text cannot be set: the aliases of the file stand for more than 4 MiB',
    ]);
  });
});

test('a quoted << stays a key like any other, and a text like any other', ({ expect }) => {
  const text = `${valid}parameters: { "<<": a, b: '<<', <<: { c: 1 } }\n`;
  expect(merged(text, 'max_retries=1')).toBe(`${text}max_retries: 1\n`);
  expect(merged(valid, `parameters={'<<': a}`)).toContain("parameters: { '<<': a }");
});

test('the merged config means the same as the user’s, but for the override', ({ expect }) => {
  const file = new URL('../../conformance/vectors.jsonl', import.meta.url);
  for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
    const { id, yaml }: { id: string; yaml: string } = JSON.parse(line);
    const { config } = validateText(yaml);
    if (config === undefined) continue;
    const after = validated(yaml, 'timeout_minutes=17');
    const again = validateText(after.document.bytes);
    expect(again.config, id).toEqual({ ...config, timeout_minutes: 17 });
    expect(after.config, id).toEqual(again.config);
  }
});
