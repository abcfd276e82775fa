import type { IssueDoc } from '../issue-doc.ts';
import type { Rule } from '../rule.ts';
import { goQuote } from '../words/go-quote.ts';
import { placeholderHint } from '../words/placeholder.ts';
import { limitsOf } from './limits-of.ts';

/** The experiment's name is the task's key on the platform, so it has the characters of a key. */
export const experimentName: Rule = ({ experiment_name: name }) => {
  if (name === undefined || limitsOf('experiment_name').pattern?.test(name) !== false) return;
  const path = ['experiment_name'];
  const hint = placeholderHint(path, name);
  return {
    code: 'experiment-name',
    path,
    message: `invalid experiment_name ${goQuote(name)}: only alphanumeric characters, hyphens (-), and underscores (_) are allowed`,
    ...(hint !== undefined && { hint }),
  };
};

export const experimentNameDoc: IssueDoc = {
  code: 'experiment-name',
  summary: 'The name of the experiment has characters that a name cannot have',
  meaning:
    'The name becomes a key on the platform. It has ASCII letters, digits, - and _, and no blanks or dots.',
  wrong: 'experiment_name: heron v1.5',
  right: 'experiment_name: heron-v1-5',
};
