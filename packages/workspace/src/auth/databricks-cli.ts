import * as v from 'valibot';
import { programToken } from './program-token.ts';
import { findProgram } from '../run-program.ts';
import type { AuthKind } from './token-source.ts';

const output = v.object({
  access_token: v.pipe(v.string(), v.nonEmpty()),
  expiry: v.nullish(v.string()),
});

/** The sign-in that `databricks auth login` has left. */
export const databricksCli: AuthKind = {
  name: 'databricks-cli',
  credentials: [],
  async prepare({ env, host = '', profile, values }) {
    const file = await findProgram('databricks', env);
    if (file === undefined) return 'there is no program databricks on the PATH';
    const place = profile === undefined ? ['--host', host] : ['--profile', profile];
    return {
      authType: 'databricks-cli',
      certain: values.has('auth_type'),
      renewable: true,
      fetch: (transport, signal) =>
        programToken(
          {
            authType: 'databricks-cli',
            file,
            args: ['auth', 'token', ...place],
            env,
            output,
            token: ({ access_token: value, expiry }) => ({ value, expiresAt: time(expiry) }),
            hint: `Sign in again: databricks auth login ${place.join(' ')}`,
          },
          transport,
          signal,
        ),
    };
  },
};

function time(text: string | null | undefined): number | undefined {
  const time = Date.parse(text ?? '');
  // the year 1 is how Go writes that nobody knows
  return time > 0 ? time : undefined;
}
