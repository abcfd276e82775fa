import { test } from 'vitest';
import { told } from '../../test/told.ts';

test('a text that is no requirements YAML is told what to write', ({ expect }) => {
  expect(told('environment:\n  dependencies: requirements.txt')).toEqual([
    '3 environment.dependencies (rule requirements-path): environment.dependencies "requirements.txt" must be a list of packages, or the path of a requirements YAML that ends in .yaml or .yml; For packages, write a list: dependencies: [numpy, "torch==2.7.1"].',
  ]);
  expect(told('environment:\n  dependencies: torch==2.7.1')).toEqual([
    '3 environment.dependencies (rule requirements-path): environment.dependencies "torch==2.7.1" must be a list of packages, or the path of a requirements YAML that ends in .yaml or .yml; For packages, write a list: dependencies: [numpy, "torch==2.7.1"].',
  ]);
  expect(told('environment:\n  dependencies: envs/train.YAML')).toEqual([
    '3 environment.dependencies (rule requirements-path): environment.dependencies "envs/train.YAML" must be a list of packages, or the path of a requirements YAML that ends in .yaml or .yml; For packages, write a list: dependencies: [numpy, "torch==2.7.1"].',
  ]);
});

test('lines without the blank after their dash are told apart', ({ expect }) => {
  expect(told('environment:\n  dependencies:\n    -torch\n    -numpy')).toEqual([
    '3 environment.dependencies (rule requirements-path): environment.dependencies "-torch -numpy" must be a list of packages, or the path of a requirements YAML that ends in .yaml or .yml; Begin each entry with a dash and a blank: - numpy.',
  ]);
});

test('a flag of pip is no such line', ({ expect }) => {
  expect(told('environment:\n  dependencies: -r requirements.txt')[0]).toMatch(
    /; For packages, write a list: dependencies: \[numpy, "torch==2\.7\.1"\]\.$/,
  );
});

test('a blank path is told once', ({ expect }) => {
  expect(told('environment:\n  dependencies: ""')).toEqual([
    '3 environment.dependencies (rule not-blank): environment.dependencies cannot be empty',
  ]);
});

test('the path of a YAML file is fine, whether or not the file is there', ({ expect }) => {
  const texts = [
    'environment: { dependencies: envs/train.yaml }',
    'environment: { dependencies: /opt/train.yml }',
  ];
  for (const text of texts) expect(told(text)).toEqual([]);
});
