import { test } from 'vitest';
import { anIssue, rangeOf } from '../../test/issue-at.ts';
import { issueJson } from './index.ts';

const text = 'env_variables: { TOK: plain }\nsecrets: { TOK: ml/hf }\n';

test('an issue has all that it knows', ({ expect }) => {
  const issue = anIssue({
    code: 'secret-collision',
    path: ['secrets', 'TOK'],
    message: 'secrets.TOK is set in both env_variables and secrets: remove one of them',
    hint: 'Keep the secret.',
    range: rangeOf(text, 'TOK: ml'),
    related: [{ path: ['env_variables', 'TOK'], range: rangeOf(text, 'TOK'), override: undefined }],
  });
  expect(issueJson(issue, 'run.yaml')).toEqual({
    code: 'secret-collision',
    kind: 'rule',
    severity: 'error',
    path: 'secrets.TOK',
    message: 'secrets.TOK is set in both env_variables and secrets: remove one of them',
    hint: 'Keep the secret.',
    file: 'run.yaml',
    line: 2,
    column: 12,
    end_line: 2,
    end_column: 19,
    related: [{ path: 'env_variables.TOK', line: 1, column: 18, end_line: 1, end_column: 21 }],
  });
});

test('what there is none of is null, or left out where it may be', ({ expect }) => {
  const json = issueJson(anIssue({ path: [] }), 'run.yaml');
  expect(JSON.parse(JSON.stringify(json))).toEqual({
    code: 'at-least',
    kind: 'rule',
    severity: 'error',
    path: '',
    message: 'max_retries must be >= 0, got -1',
    file: 'run.yaml',
    line: null,
    column: null,
    end_line: null,
    end_column: null,
  });
});

test('an issue in an overridden value names the override, but never a secret', ({ expect }) => {
  const overridden = issueJson(anIssue({ override: 'max_retries=-1' }), 'run.yaml');
  expect(overridden).toMatchObject({ file: 'run.yaml', line: null, override: 'max_retries=-1' });
  const secret = anIssue({ path: ['secrets', 'TOK'], override: 'secrets.TOK=hunter2' });
  expect(issueJson(secret, 'run.yaml')).toMatchObject({ override: 'secrets.TOK=…' });
});
