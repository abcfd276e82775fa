import type { Rule } from '../rule.ts';

/** Without `snapshot` the code source is in the short form, which has a root too. */
export const codeSourceRoot: Rule = ({ code_source: source }) => {
  if (source === undefined || source.snapshot !== undefined) return;
  if (source.root_path !== undefined && source.root_path !== '') return;
  return {
    code: 'code-source-root',
    path: ['code_source', 'root_path'],
    message:
      'code_source.root_path is required and cannot be empty: it is the folder that holds the code',
    kind: 'required',
    related: [['code_source', 'snapshot']],
  };
};
