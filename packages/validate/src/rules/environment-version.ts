import type { IssueDoc } from '../issue-doc.ts';
import type { Rule } from '../rule.ts';
import { quoted } from '../words/quoted.ts';
import { limitsOf } from './limits-of.ts';

const field = 'environment.version';

/** The version has a form that the platform knows; the decoder has dropped CLIENT-GPU- and lowered the case. */
export const environmentVersion: Rule = ({ environment }) => {
  const version = environment?.version;
  if (version === undefined || version === '') return; // not-blank reports it
  if (limitsOf(field).pattern?.test(version) !== false) return;
  return {
    code: 'environment-version',
    path: ['environment', 'version'],
    message: `${field} ${quoted(version)} must be digits such as 5, or databricks_ai_v<N> with N at least 5`,
    ...(/^3\.\d+$/.test(version) && {
      hint: 'It is the version of the environment, which brings its Python along.',
    }),
  };
};

export const environmentVersionDoc: IssueDoc = {
  code: 'environment-version',
  summary: 'The version of the environment has a form that does not exist',
  meaning: 'A version is a number such as 5, or databricks_ai_v and a number of at least 5.',
  wrong: `
    environment:
      version: "5.1"`,
  right: `
    environment:
      version: 5`,
};
