import { test } from 'vitest';
import { anIssue } from '../../test/issue-at.ts';
import { fileJson, issueJson } from './index.ts';

test('a file without errors is fine, whatever is doubtful in it', ({ expect }) => {
  const doubt = anIssue({ severity: 'warning' });
  expect(fileJson('run.yaml', [])).toEqual({ file: 'run.yaml', ok: true, issues: [] });
  expect(fileJson('run.yaml', [doubt])).toEqual({
    file: 'run.yaml',
    ok: true,
    issues: [issueJson(doubt, 'run.yaml')],
  });
});

test('one with an error is not', ({ expect }) => {
  const issues = [anIssue({}), anIssue({ severity: 'warning' })];
  expect(fileJson('run.yaml', issues)).toMatchObject({ ok: false, issues: [{}, {}] });
});
