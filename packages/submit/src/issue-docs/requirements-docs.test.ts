import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { validateText } from '@air/validate';
import type { Example } from '@air/validate/issue-docs';
import { test } from '../../test/launch.ts';
import { dryRunWarnings } from '../checks/dry-run-warnings.ts';
import { requirementsPages } from './index.ts';

test.for(requirementsPages)(
  '$code has a wrong example that draws it and a right one that does not',
  async ({ code, wrong, right }, { expect, folder }) => {
    expect(await codesOf(wrong, join(folder, 'wrong'))).toEqual([code]);
    expect(await codesOf(right, join(folder, 'right'))).toEqual([]);
  },
);

/** Writes the second file of the example, where it has one, and tells what a dry run warns of. */
async function codesOf({ shown, file }: Example, folder: string): Promise<readonly string[]> {
  const [, name, content] = /\n\n# (.*)\n([^]*)/.exec(shown) ?? [];
  if (name !== undefined && content !== undefined) {
    const path = join(folder, name);
    await mkdir(content === '(a folder)' ? path : dirname(path), { recursive: true });
    if (content !== '(a folder)') await writeFile(path, content);
  }
  const { config, document } = validateText(file());
  if (config === undefined) throw new Error('the example is not valid');
  const configFile = join(folder, 'train.yaml');
  const warnings = await dryRunWarnings({ config, document, configFile });
  return warnings.map(({ code }) => code);
}
