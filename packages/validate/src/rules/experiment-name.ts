import type { Rule } from '../rule.ts';
import { goQuote } from './go-quote.ts';
import { limitsOf } from './limits-of.ts';

/** The experiment's name is the task's key on the platform, so it has the characters of a key. */
export const experimentName: Rule = ({ experiment_name: name }) => {
  if (name === undefined || limitsOf('experiment_name').pattern?.test(name) !== false) return;
  return {
    code: 'experiment-name',
    path: ['experiment_name'],
    message: `invalid experiment_name ${goQuote(name)}: only alphanumeric characters, hyphens (-), and underscores (_) are allowed`,
  };
};
