import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { validateText } from '@air/validate';
import { configWith, test } from '../../test/launch.ts';
import { missingCodePages } from '../issue-docs/index.ts';
import { missingCode } from './missing-code.ts';

test('a root_path that is missing is a warning at its key, in either form', async ({
  expect,
  input,
  folder,
}) => {
  const short = await input(configWith('code_source:', '  root_path: none'));
  expect(await missingCode(short, {})).toEqual([
    {
      code: 'root-missing',
      kind: 'rule',
      severity: 'warning',
      path: ['code_source', 'root_path'],
      message: `code_source.root_path "${join(folder, 'none')}" does not exist`,
      hint: 'root_path is relative to the config file.',
      range: expect.objectContaining({ start: expect.objectContaining({ line: 5, column: 3 }) }),
      override: undefined,
      related: [],
    },
  ]);
  const long = await input(configWith('code_source:', '  snapshot: {root_path: none}'));
  expect(await missingCode(long, {})).toMatchObject([
    { path: ['code_source', 'snapshot', 'root_path'], range: { start: { line: 5, column: 14 } } },
  ]);
});

test('code that is there draws none; what is in it is for a launch to see', async ({
  expect,
  input,
}) => {
  expect(await missingCode(await input(configWith()), {})).toEqual([]);
  const text = configWith('code_source: { root_path: ., include_paths: [none.py] }');
  expect(await missingCode(await input(text), {})).toEqual([]);
});

test.for(missingCodePages)(
  '$code has a wrong example that draws it and a right one that does not',
  async ({ code, wrong, right }, { expect, folder }) => {
    const configFile = join(folder, 'code/train.yaml');
    await mkdir(join(folder, 'code'));
    await writeFile(configFile, '');
    if (code !== 'not-a-repository') makeRepository(join(folder, 'code'));
    const codesOf = async (text: string | Uint8Array): Promise<readonly string[]> => {
      const { config, document } = validateText(text);
      if (config === undefined) throw new Error('the example is not valid');
      const env = { PATH: process.env['PATH'] };
      const warnings = await missingCode({ config, document, configFile }, env);
      return warnings.map((warning) => warning.code);
    };
    expect(await codesOf(wrong.file())).toEqual([code]);
    expect(await codesOf(right.file())).toEqual([]);
  },
);

/** With one commit, on `main`, that is tagged `v1`. */
function makeRepository(folder: string): void {
  const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com'];
  for (const args of [
    ['init', '--quiet', '--initial-branch=main'],
    ['add', '--all'],
    [...identity, 'commit', '--quiet', '--message', 'first'],
    ['tag', 'v1'],
  ]) {
    execFileSync('git', ['-C', folder, ...args]);
  }
}
