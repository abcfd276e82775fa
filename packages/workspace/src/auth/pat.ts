import { WorkspaceError } from '../errors.ts';
import type { Setting } from './settings.ts';

/** The header of a personal access token. A token that no header can carry is an error, which does not show it. */
export function patAuthorization({ value, source }: Setting): string {
  if (!/^[\x21-\x7e]+$/.test(value)) {
    throw new WorkspaceError(
      'invalid-setting',
      `${source} holds a character that no token has: a space, a line break or the like`,
      {
        hint: 'Copy the token again, in one line.',
      },
    );
  }
  return `Bearer ${value}`;
}
