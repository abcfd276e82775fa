import { test } from 'vitest';
import { separateValues } from './command-line.ts';

test.for([
  ['run -ojson -fa.yaml -pdev', 'run -o json -f a.yaml -p dev'],
  ['run -o=json -f a.yaml -p', 'run -o=json -f a.yaml -p'],
  ['run -file a.yaml -h -y', 'run -file a.yaml -h -y'],
  ['run -- -fast.yaml', 'run -- -fast.yaml'],
] as const)('the values of short flags in "%s" stand apart', ([given, separate], { expect }) => {
  expect(separateValues(given.split(' '))).toEqual(separate.split(' '));
});
