import type { IssueDoc } from '../issue-doc.ts';
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

export const codeSourceRootDoc: IssueDoc = {
  code: 'code-source-root',
  summary: 'The code source has no folder',
  meaning:
    'The files of a folder are packed for the run, so code_source has to say which: root_path, relative to the config file. In the long form root_path stands below snapshot.',
  wrong: `
    code_source:
      include_paths: [src]`,
  right: `
    code_source:
      root_path: .
      include_paths: [src]`,
};
