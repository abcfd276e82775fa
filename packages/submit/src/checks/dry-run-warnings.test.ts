import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseOverrides, validateText } from '@air/validate';
import { configWith, test } from '../../test/launch.ts';
import { dryRunWarnings } from './dry-run-warnings.ts';

test('a requirements file that is missing here is a warning at its key', async ({
  expect,
  input,
  folder,
}) => {
  const text = configWith('environment:', '  dependencies: deps.yaml');
  expect(await dryRunWarnings(await input(text))).toEqual([
    {
      code: 'requirements-missing',
      kind: 'rule',
      severity: 'warning',
      path: ['environment', 'dependencies'],
      message: `requirements file "${join(folder, 'deps.yaml')}" does not exist`,
      hint: 'environment.dependencies is a path relative to the config file, or a list of packages.',
      range: {
        start: { line: 5, column: 3, offset: text.indexOf('dependencies') },
        end: { line: 5, column: 15, offset: text.indexOf('dependencies') + 12 },
      },
      override: undefined,
      related: [],
    },
  ]);
});

test('so is one with mistakes', async ({ expect, input, folder }) => {
  await writeFile(join(folder, 'deps.yaml'), 'packages: [numpy]\n');
  const warnings = await dryRunWarnings(
    await input(configWith('environment: { dependencies: deps.yaml }')),
  );
  expect(warnings).toMatchObject([
    {
      code: 'requirements-invalid',
      severity: 'warning',
      range: { start: { line: 4, column: 16 } },
    },
  ]);
});

test('a file that can be used draws none; nor does a list', async ({ expect, input, folder }) => {
  await writeFile(join(folder, 'deps.yaml'), 'dependencies: [numpy]\n');
  const file = configWith('environment: { dependencies: deps.yaml }');
  expect(await dryRunWarnings(await input(file))).toEqual([]);
  expect(
    await dryRunWarnings(await input(configWith('environment: { dependencies: [a] }'))),
  ).toEqual([]);
  expect(await dryRunWarnings(await input(configWith()))).toEqual([]);
});

test('what is not built yet is no matter for a dry run', async ({ expect, input }) => {
  expect(await dryRunWarnings(await input(configWith('code_source: { root_path: . }')))).toEqual(
    [],
  );
});

test('a warning about an overridden value names the override', async ({ expect, folder }) => {
  const override = 'environment.dependencies=deps.yaml';
  const { config, document } = validateText(configWith('environment: { dependencies: [a] }'), {
    overrides: parseOverrides([override]),
  });
  if (config === undefined) throw new Error('the config is not valid');
  const configFile = join(folder, 'run.yaml');
  expect(await dryRunWarnings({ config, document, configFile })).toMatchObject([
    { code: 'requirements-missing', range: undefined, override },
  ]);
});

test('a value that a merge brought in stands where it is written', async ({ expect, input }) => {
  const text = configWith('environment: { <<: { dependencies: deps.yaml } }');
  expect(await dryRunWarnings(await input(text))).toMatchObject([
    {
      code: 'requirements-missing',
      range: { start: { line: 4, column: 22 } },
      override: undefined,
    },
  ]);
});

test('lines count whatever the line breaks', async ({ expect, input }) => {
  const text = configWith('environment:', '  dependencies: deps.yaml').replaceAll('\n', '\r\n');
  expect(await dryRunWarnings(await input(text))).toMatchObject([
    { range: { start: { line: 5, column: 3 }, end: { line: 5, column: 15 } } },
  ]);
});
