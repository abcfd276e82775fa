import type { IssueDoc } from '../issue-doc.ts';
import type { Rule } from '../rule.ts';
import { exclusive } from './exclusive.ts';

/** The code is told in the short form or in the long one, not in both. */
export const oneCodeSourceForm: Rule = ({ code_source: source }) => {
  if (source?.snapshot === undefined) return;
  return exclusive({
    code: 'one-code-source-form',
    path: ['code_source', 'snapshot'],
    others: [
      [['code_source', 'root_path'], source.root_path],
      [['code_source', 'remote_volume'], source.remote_volume],
      [['code_source', 'git'], source.git],
      [['code_source', 'include_paths'], source.include_paths],
    ],
    because: 'they say the same in two forms, so put all of them in one place',
  });
};

export const oneCodeSourceFormDoc: IssueDoc = {
  code: 'one-code-source-form',
  summary: 'The code source is given in two forms',
  meaning:
    'The fields of a snapshot stand below code_source.snapshot, or, shorter, right below code_source. The two mean the same, so put all fields in one place.',
  wrong: `
    code_source:
      root_path: .
      snapshot:
        root_path: .
        include_paths: [src]`,
  right: `
    code_source:
      root_path: .
      include_paths: [src]`,
};
