import { formatPath } from '../format-path.ts';
import type { IssueDoc } from '../issue-doc.ts';
import type { EntryCheck } from './each-text.ts';
import { limitsOf } from './limits-of.ts';

/** A secret is named by scope and key. What stands there may be the secret itself, so it is never quoted. */
export const secretReference: EntryCheck = ({ path, value }) => {
  if (limitsOf('secrets.*').pattern?.test(value) !== false) return;
  return {
    code: 'secret-reference',
    path,
    message: `${formatPath(path)} ${fault(value)}: expected format 'scope/key'`,
    hint: /\{\{\s*secrets\//.test(value)
      ? 'Write scope/key alone, without {{secrets/…}}.'
      : 'Name a secret that is in a secret scope of the workspace; its value does not belong in this file.',
  };
};

function fault(value: string): string {
  if (value === '') return 'is empty';
  const slashes = value.split('/').length - 1;
  if (slashes === 0) return "has no '/'";
  if (slashes > 1) return `has ${slashes} '/'`;
  return value.startsWith('/') ? 'has no scope' : 'has no key';
}

export const secretReferenceDoc: IssueDoc = {
  code: 'secret-reference',
  summary: 'This does not name a secret',
  meaning:
    'The value is the name of a secret in the workspace: its scope, a slash and its key. The secret itself does not belong in the file; the message never shows what stands there.',
  wrong: `
    secrets:
      HF_TOKEN: hf`,
  right: `
    secrets:
      HF_TOKEN: ml/hf`,
};
