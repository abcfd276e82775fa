import { load } from 'js-yaml';
import { test } from 'vitest';
import { configWith, launched } from '../../test/launched.ts';

function requirements(environment: string, requirementsBytes?: Uint8Array): string | undefined {
  const options = requirementsBytes === undefined ? {} : { requirementsBytes };
  return launched(configWith(`environment: ${environment}`), options)['requirements.yaml'];
}

test('a list of packages goes with the version', ({ expect }) => {
  expect(requirements('{ version: 5, dependencies: [torch==2.7.1, "einops>=0.8 # pin"] }')).toBe(
    'version: "5"\ndependencies:\n  - "torch==2.7.1"\n  - "einops>=0.8 # pin"\n',
  );
});

test('no version, no line for it', ({ expect }) => {
  expect(requirements('{ dependencies: [numpy] }')).toBe('dependencies:\n  - "numpy"\n');
});

test('every requirement line is read back as it was', ({ expect }) => {
  const lines = [
    'yes',
    '-e ./x',
    "a; python_version < '3.13'",
    'b @ https://host/b.whl#sha=1',
    'é',
  ];
  const text = requirements(`{ dependencies: ${JSON.stringify(lines)} }`) ?? '';
  expect(load(text)).toEqual({ dependencies: lines });
});

test('an empty list is none, with a version too', ({ expect }) => {
  expect(requirements('{ dependencies: [] }')).toBeUndefined();
  expect(requirements('{ version: 5, dependencies: [] }')).toBeUndefined();
  expect(requirements('{ version: 5 }')).toBeUndefined();
});

test('a requirements file goes byte for byte', ({ expect }) => {
  const text = '# mine\r\nversion:   5\r\ndependencies: [numpy]';
  const bytes = new TextEncoder().encode(text);
  expect(requirements('{ dependencies: deps.yaml }', bytes)).toBe(text);
  expect(requirements('{ dependencies: deps.yaml }')).toBeUndefined();
});
