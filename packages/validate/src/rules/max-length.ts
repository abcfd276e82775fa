import { formatPath } from '../format-path.ts';
import type { IssueDoc } from '../issue-doc.ts';
import type { Rule } from '../rule.ts';
import { limitsOf } from './limits-of.ts';
import { textsAt } from './places.ts';

/** A text is not longer than its field allows: in UTF-8 bytes where it is a key on the wire, else in code points. */
export function maxLength(field: string): Rule {
  return (config) => {
    const { maxBytes, maxCodePoints } = limitsOf(field);
    const most = maxBytes ?? maxCodePoints ?? Infinity;
    return textsAt(config, field).flatMap(({ path, value }) => {
      if (value.length * 3 <= most) return []; // a UTF-16 unit is three bytes at most
      const characters = value.replaceAll(/[\u{10000}-\u{10ffff}]/gu, '_').length;
      const length = maxBytes === undefined ? characters : new TextEncoder().encode(value).length;
      if (length <= most) return [];
      const unit = length === characters ? '' : ' (counted in UTF-8 bytes)';
      return {
        code: 'max-length',
        path,
        message: `${formatPath(path)} must be ${most} characters or less, got ${length}${unit}`,
      };
    });
  };
}

export const maxLengthDoc: IssueDoc = {
  code: 'max-length',
  summary: 'A text is too long',
  meaning:
    'The field has a greatest length, which the message names. Where the text is a key on the platform its UTF-8 bytes are counted, so letters beyond ASCII count for two or more.',
  wrong: 'idempotency_token: the-first-run-of-the-second-sweep-over-learning-rates-and-batch-sizes',
  right: 'idempotency_token: sweep-2-run-1',
};
