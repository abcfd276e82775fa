import type { Rule } from '../rule.ts';
import { limitsOf } from './limits-of.ts';
import { quoted } from './quoted.ts';

/** There is one kind of code source. */
export const codeSourceType: Rule = ({ code_source: source }) => {
  const type = source?.type;
  const { oneOf = [] } = limitsOf('code_source.type');
  if (type === undefined || type === '' || oneOf.includes(type)) return; // not-blank reports ''
  return {
    code: 'code-source-type',
    path: ['code_source', 'type'],
    message: `code_source.type ${quoted(type)} is not a type of code source; valid types are: ${oneOf.join(', ')}`,
  };
};
