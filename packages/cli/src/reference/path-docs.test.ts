import { join } from 'node:path';
import { issuePage } from '@air/validate/issue-docs';
import { test } from '../../test/validate.ts';
import { pathDocs } from './path-docs.ts';

test.for(pathDocs.map(issuePage))(
  '$code has a wrong example that draws it and a right one that does not',
  async ({ code, wrong, right }, { expect, put, validate, folder }) => {
    const codesOf = async (shown: string, name: string): Promise<readonly string[]> => {
      const [, path = '', file = '', content = ''] =
        /^# air validate (.*)\n# (.*)\n([^]*)$/.exec(shown) ?? [];
      await put(join(name, file), content);
      const { out } = await validate([join(folder, name, path), '-o', 'jsonl']);
      const { issues } = JSON.parse(out);
      return issues.map((issue: { readonly code: string }) => issue.code);
    };
    expect(await codesOf(wrong.shown, 'wrong')).toEqual([code]);
    expect(await codesOf(right.shown, 'right')).toEqual([]);
  },
);
