import { test } from 'vitest';
import { rules } from './index.ts';
import { limitsOf } from './limits-of.ts';

test('every row is a field of the schema, once', ({ expect }) => {
  const fields = rules.map(({ field }) => field);
  for (const field of fields) expect(limitsOf(field)).toBeDefined();
  expect(new Set(fields).size).toBe(fields.length);
});

test('no rule throws, however little of the config decoded', ({ expect }) => {
  const configs = [
    {},
    {
      compute: {},
      environment: {},
      containers: [],
      env_variables: {},
      secrets: {},
      code_source: {},
    },
    { environment: { docker_image: {}, dependencies: [undefined] }, permissions: [undefined, {}] },
    { containers: [undefined, {}, { ranks: [undefined], environment_variables: {} }] },
    { code_source: { snapshot: {}, git: {} } },
    { code_source: { snapshot: { git: {}, include_paths: [undefined] } } },
  ];
  for (const config of configs) {
    for (const { rules: ofField } of rules) {
      for (const rule of ofField) expect(() => rule(config)).not.toThrow();
    }
  }
});
