import { test } from 'vitest';
import { anIssue, rangeOf } from '../../test/issue-at.ts';
import { githubAnnotations } from './index.ts';

const text = 'experiment_name: heron\nmax_retries: -1\n';

test('each issue is a workflow command at its place', ({ expect }) => {
  const issues = [
    anIssue({ range: rangeOf(text, 'max_retries') }),
    anIssue({ severity: 'warning', code: 'usage-policy-uuid', message: 'doubtful' }),
  ];
  expect(githubAnnotations(issues, 'conf/run.yaml')).toBe(
    [
      '::error file=conf/run.yaml,line=2,endLine=2,col=1,endColumn=12,title=at-least::max_retries must be >= 0, got -1',
      '::warning file=conf/run.yaml,title=usage-policy-uuid::doubtful',
    ].join('\n'),
  );
});

test('a place of several lines has no columns, which GitHub would not take', ({ expect }) => {
  const range = rangeOf(text, 'heron\nmax_retries');
  expect(githubAnnotations([anIssue({ range, message: 'm' })], 'run.yaml')).toBe(
    '::error file=run.yaml,line=1,endLine=2,title=at-least::m',
  );
});

test('what would end a property or a command is escaped', ({ expect }) => {
  const issue = anIssue({
    message: '100% of "a\r\n::stop-commands::x" \u001b[31m',
    hint: 'Write 1, not 2.',
  });
  expect(githubAnnotations([issue], 'a,b:c%\n.yaml')).toBe(
    '::error file=a%2Cb%3Ac%25%0A.yaml,title=at-least::100%25 of "a\\r%0A::stop-commands::x" \\x1b[31m%0Ahint: Write 1, not 2.',
  );
});

test('an issue in an overridden value names the flag, but never a secret', ({ expect }) => {
  const overridden = anIssue({ message: 'm', override: 'max_retries=-1' });
  const secret = anIssue({
    message: 'm',
    path: ['secrets', 'TOK'],
    override: 'secrets.TOK=hunter2',
  });
  expect(githubAnnotations([overridden, secret], 'run.yaml')).toBe(
    [
      '::error file=run.yaml,title=at-least::m (--override max_retries=-1)',
      '::error file=run.yaml,title=at-least::m (--override secrets.TOK=…)',
    ].join('\n'),
  );
});

test('without issues there is nothing', ({ expect }) => {
  expect(githubAnnotations([], 'run.yaml')).toBe('');
});
