import type { IssueDoc } from '../issue-doc.ts';
import type { Rule } from '../rule.ts';
import { didYouMean } from '../words/did-you-mean.ts';
import { quoted } from '../words/quoted.ts';
import { limitsOf } from './limits-of.ts';

/** There is one kind of code source. */
export const codeSourceType: Rule = ({ code_source: source }) => {
  const type = source?.type;
  const { oneOf = [] } = limitsOf('code_source.type');
  if (type === undefined || oneOf.includes(type)) return;
  const fault = type === '' ? 'cannot be empty' : `${quoted(type)} is not a type of code source`;
  return {
    code: 'code-source-type',
    path: ['code_source', 'type'],
    message: `code_source.type ${fault}; valid types are: ${oneOf.join(', ')}`,
    ...didYouMean(type, oneOf),
    kind: type === '' ? 'required' : 'rule',
  };
};

export const codeSourceTypeDoc: IssueDoc = {
  code: 'code-source-type',
  summary: 'There is no such type of code source',
  meaning:
    'The only type is snapshot: the files of a folder, packed when the run is launched. The field can be left out.',
  wrong: `
    code_source:
      type: git
      root_path: .`,
  right: `
    code_source:
      type: snapshot
      root_path: .`,
};
