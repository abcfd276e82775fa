import { test } from 'vitest';
import { lines } from '../test/lines.ts';
import { validateRequirements } from './validate-requirements.ts';

test('a version and dependencies, both optional, texts as written', ({ expect }) => {
  const { requirements, issues } = validateRequirements(
    'version: CLIENT-GPU-5\ndependencies:\n  - torch==2.7.1 # fast\n  - 7\n',
  );
  expect(requirements).toEqual({ version: '5', dependencies: ['torch==2.7.1', '7'] });
  expect(issues).toEqual([]);
  expect(validateRequirements('version: Databricks_AI_v5').requirements).toEqual({
    version: 'databricks_ai_v5',
  });
  expect(validateRequirements('dependencies: []').requirements).toEqual({ dependencies: [] });
});

test.for([
  ['', '-  (empty-file): the file is empty'],
  [
    '- torch',
    '1:1  (wrong-type): the file must be a map, got a list [Write its keys without dashes: version, dependencies.]',
  ],
  [
    'dependencies: [',
    '1:15  (unclosed-bracket): a [ is not closed: a ] is missing [Close it, and indent the lines inside more than its key.]',
  ],
  [
    'dependancies: [torch]',
    '1:1 dependancies (unknown-key): unknown key dependancies: did you mean dependencies?',
  ],
  ['name: env', '1:1 name (unknown-key): unknown key name [Known keys: version, dependencies.]'],
  [
    'version: x',
    '1:1 version (environment-version): version "x" must be digits such as 5, or databricks_ai_v<N> with N at least 5',
  ],
  ['version: [5]', '1:1 version (wrong-type): version must be a text, got a list'],
  [
    'dependencies: torch',
    '1:1 dependencies (wrong-type): dependencies must be a list of texts, got the text "torch" [Write it as a list: [torch].]',
  ],
  [
    'dependencies: [torch, " "]',
    '1:23 dependencies[1] (not-blank): dependencies[1] cannot be empty',
  ],
  [
    'dependencies: [torch, ~]',
    '1:23 dependencies[1] (wrong-type): dependencies[1] must be a text, got ~',
  ],
])('%s', ([text = '', line], { expect }) => {
  const { requirements, issues } = validateRequirements(text);
  expect(requirements).toBeUndefined();
  expect(lines(issues)).toEqual([line]);
});

test('a warning stops nothing', ({ expect }) => {
  const { requirements, issues } = validateRequirements('version: !x 5\n');
  expect(requirements).toEqual({ version: '5' });
  expect(issues.map(({ severity }) => severity)).toEqual(['warning']);
});
