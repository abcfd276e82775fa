import type { IssueDoc } from '../issue-doc.ts';
import type { Rule } from '../rule.ts';
import { goQuote } from '../words/go-quote.ts';
import { isBlank } from './blank.ts';
import { limitsOf } from './limits-of.ts';

/** The run's name in MLflow has the characters of a key. */
export const mlflowRunName: Rule = ({ mlflow_run_name: name }) => {
  if (name === undefined || isBlank(name)) return; // not-blank reports it
  if (limitsOf('mlflow_run_name').pattern?.test(name) !== false) return;
  return {
    code: 'mlflow-run-name',
    path: ['mlflow_run_name'],
    message: `invalid mlflow_run_name ${goQuote(name)}: only alphanumeric characters, hyphens, and underscores are allowed`,
  };
};

export const mlflowRunNameDoc: IssueDoc = {
  code: 'mlflow-run-name',
  summary: 'The name of the MLflow run has characters that a name cannot have',
  meaning: 'The name has ASCII letters, digits, - and _, and no blanks or dots.',
  wrong: 'mlflow_run_name: first try',
  right: 'mlflow_run_name: first-try',
};
