import { WorkspaceError } from '../errors.ts';
import type { AuthKind } from './token-source.ts';
import { isHeaderText } from './token-source.ts';

/** A personal access token. One that no header can carry is an error, which does not show it. */
export const pat: AuthKind = {
  name: 'pat',
  credentials: ['token'],
  prepare({ values }) {
    const token = values.get('token');
    if (token === undefined) return 'token is not set';
    if (!isHeaderText(token.value)) {
      throw new WorkspaceError(
        'invalid-setting',
        `${token.source} holds a character that no token has: a space, a line break or the like`,
        { hint: 'Copy the token again, in one line.' },
      );
    }
    return {
      authType: 'pat',
      certain: true,
      renewable: false,
      fetch: async () => ({ value: token.value, expiresAt: undefined }),
    };
  },
};
