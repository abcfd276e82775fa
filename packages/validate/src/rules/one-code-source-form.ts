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
