import { describe, test } from 'vitest';
import { OverrideError } from './override-error.ts';
import { parseOverrides } from './parse-overrides.ts';

function failure(text: string): string {
  try {
    parseOverrides([text]);
  } catch (error) {
    if (error instanceof OverrideError) return `${error.code}: ${error.message} [${error.hint}]`;
    throw error;
  }
  return 'none';
}

function path(text: string): readonly (string | number)[] | undefined {
  return parseOverrides([text])[0]?.path;
}

describe('keys', () => {
  test('a dotted path to a field, an entry of a list, a name of the user’s own', ({ expect }) => {
    expect(path('compute.num_accelerators=8')).toEqual(['compute', 'num_accelerators']);
    expect(path('permissions[0].level=x')).toEqual(['permissions', 0, 'level']);
    expect(path('permissions.0.level=x')).toEqual(['permissions', 0, 'level']);
    expect(path('environment.dependencies[1]=x')).toEqual(['environment', 'dependencies', 1]);
    expect(path('env_variables.A=x')).toEqual(['env_variables', 'A']);
    expect(path('env_variables.a.b[0]=x')).toEqual(['env_variables', 'a.b[0]']);
    expect(path('code_source.git.branch=x')).toEqual(['code_source', 'git', 'branch']);
    expect(path('code_source.snapshot.git.branch=x')).toEqual([
      'code_source',
      'snapshot',
      'git',
      'branch',
    ]);
  });

  test('below parameters any path goes', ({ expect }) => {
    expect(path('parameters.model.layers[2].0.x-y:z=1')).toEqual([
      'parameters',
      'model',
      'layers',
      2,
      '0',
      'x-y:z',
    ]);
  });

  test('the first = ends the key', ({ expect }) => {
    expect(parseOverrides(['command=A=1 make'])).toEqual([
      { text: 'command=A=1 make', path: ['command'], value: 'A=1 make' },
    ]);
  });

  test.for([
    [
      'max_retries',
      'override-missing-equals: the override "max_retries" has no = [Write it as KEY=VALUE, such as compute.num_accelerators=16.]',
    ],
    [
      '',
      'override-missing-equals: the override "" has no = [Write it as KEY=VALUE, such as compute.num_accelerators=16.]',
    ],
    [
      '=3',
      'override-empty-key: the override "=3" has no key before its = [Write it as KEY=VALUE, such as compute.num_accelerators=16.]',
    ],
    [
      ' =3',
      'override-empty-key: the override " =3" has no key before its = [Write it as KEY=VALUE, such as compute.num_accelerators=16.]',
    ],
    [
      'compute..pool_id=a',
      'override-unknown-key: the key of the override "compute..pool_id=a" has an empty step [Write a path such as compute.num_accelerators or permissions[0].level.]',
    ],
    [
      'compute.nodes=2',
      'override-unknown-key: the override "compute.nodes=2" names no field of a config: unknown key compute.nodes: did you mean num_accelerators? Known keys of compute: num_accelerators, accelerator_type, pool_id, priority_class. [Name a field by its path, such as compute.num_accelerators.]',
    ],
    [
      'compute.num_acelerators=2',
      'override-unknown-key: the override "compute.num_acelerators=2" names no field of a config: unknown key compute.num_acelerators: did you mean num_accelerators? Known keys of compute: num_accelerators, accelerator_type, pool_id, priority_class. [Name a field by its path, such as compute.num_accelerators.]',
    ],
    [
      'priority=2',
      'override-unknown-key: the override "priority=2" names no field of a config: unknown key priority: use compute.priority_class. Known keys: experiment_name, compute, environment, command, containers, env_variables, secrets, code_source, max_retries, timeout_minutes, idempotency_token, parameters, mlflow_run_name, mlflow_experiment_directory, mlflow_artifact_location, permissions, usage_policy_name, usage_policy_id. [Name a field by its path, such as compute.num_accelerators.]',
    ],
    [
      'max_retries.x=2',
      'override-unknown-key: the override "max_retries.x=2" names no field of a config: max_retries has nothing inside it [Name a field by its path, such as compute.num_accelerators.]',
    ],
    [
      'permissions.level=x',
      'override-unknown-key: the override "permissions.level=x" names no field of a config: permissions is a list, and its entries are permissions[0], permissions[1] … [Name a field by its path, such as compute.num_accelerators.]',
    ],
    [
      'compute[0]=x',
      'override-unknown-key: the override "compute[0]=x" names no field of a config: unknown key compute[0]. Known keys of compute: num_accelerators, accelerator_type, pool_id, priority_class. [Name a field by its path, such as compute.num_accelerators.]',
    ],
  ])('%s', ([text = '', message], { expect }) => {
    expect(failure(text)).toBe(message);
  });
});

describe('values', () => {
  test('a YAML scalar, a flow collection, or nothing', ({ expect }) => {
    for (const value of [
      '8',
      '"8"',
      "'8'",
      '',
      '~',
      '[a, b]',
      '{lr: 0.1, b: [1, {c: d}]}',
      'python x.py',
      '!!str 5',
      '|\n  a\n  b\n',
      '"a # b"',
      '"a: b"',
      'http://h:1/x',
    ]) {
      expect(failure(`parameters.a=${value}`), value).toBe('none');
    }
  });

  test.for([
    ['command=echo a: b', 'the value must be a scalar, [a, list] or {a: map}'],
    ['parameters=a: 1', 'the value must be a scalar, [a, list] or {a: map}'],
    ['permissions=- a', 'the value must be a scalar, [a, list] or {a: map}'],
    ['command=make # all', 'what stands behind # would be a comment'],
    ['command=# all', 'there is nothing but a comment'],
    ['command=make\nmake test', 'its line breaks would turn into blanks'],
    ['command=`date`', 'a text without quotes cannot begin with `'],
    ['command=*.sh', 'the alias *.sh repeats nothing: there is no anchor &.sh before it'],
    ['parameters={a: 1, a: 2}', 'a is set twice'],
    ['parameters=[1', 'a [ is not closed: a ] is missing'],
    ['command="x', 'a text in double quotes is not closed: a " is missing'],
    ['command=a\u0000b', 'the character U+0000 is not allowed in YAML as it is'],
  ])('%s', ([text = '', reason], { expect }) => {
    expect(failure(text)).toBe(
      `override-bad-value: the value of the override ${JSON.stringify(text).replace('\\u0000', '\\x00')} cannot be read: ${reason} [The value is YAML. Quotes inside those of the shell make it a text: KEY='"any: text # at all"'.]`,
    );
  });
});

test('a secret that stands where its name belongs is not repeated', ({ expect }) => {
  expect(failure('secrets.A="hf_1')).toContain('the override "secrets.A=…" cannot be read');
});

describe('config files', () => {
  test.for([
    'prod.yaml',
    'conf/prod.YML',
    'conf/prod.yaml=1',
    'compute=gpu.yaml',
    'parameters=../params.yml',
    'permissions=who.yaml',
    'experiment_name: a\ncommand: A=1 make\n',
    'max_retries: 3',
  ])('%s', (text, { expect }) => {
    expect(failure(text)).toBe(
      `override-config-file: the override ${JSON.stringify(text)} looks like a config file, and an override sets a single value [Give the config file with -f, and an override as KEY=VALUE.]`,
    );
  });

  test('where a text is wanted, a file name is one', ({ expect }) => {
    expect(failure('environment.dependencies=env.yaml')).toBe('none');
    expect(failure('parameters.data=set.yaml')).toBe('none');
  });
});
