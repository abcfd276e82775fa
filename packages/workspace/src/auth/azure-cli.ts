import * as v from 'valibot';
import { programToken } from './program-token.ts';
import { findProgram } from '../run-program.ts';
import type { AuthKind } from './token-source.ts';

/** What every Databricks workspace on Azure is called there. */
const databricks = '2ff814a6-3304-4ab8-85cb-cd0e6f879c1d';

const output = v.object({
  accessToken: v.pipe(v.string(), v.nonEmpty()),
  /** Seconds since 1970, in some versions as text; older ones have only the local time in `expiresOn`. */
  expires_on: v.nullish(v.pipe(v.union([v.string(), v.number()]), v.transform(Number))),
  expiresOn: v.nullish(v.string()),
});

/** The sign-in that `az login` has left. */
export const azureCli: AuthKind = {
  name: 'azure-cli',
  credentials: [],
  async prepare({ env, host = '', values }) {
    const certain = values.has('auth_type');
    if (!certain && isElsewhere(host)) return 'the host is not on Azure';
    const file = await findProgram('az', env);
    if (file === undefined) return 'there is no program az on the PATH';
    return {
      authType: 'azure-cli',
      certain,
      renewable: true,
      fetch: (transport, signal) =>
        programToken(
          {
            authType: 'azure-cli',
            file,
            args: ['account', 'get-access-token', '--resource', databricks, '--output', 'json'],
            env,
            output,
            token: ({ accessToken: value, expires_on, expiresOn }) => ({
              value,
              expiresAt: expires_on ? expires_on * 1000 : localTime(expiresOn),
            }),
            hint: 'Sign in again: az login',
          },
          transport,
          signal,
        ),
    };
  },
};

/** A token for Azure is not handed to the workspaces of another cloud. */
function isElsewhere(host: string): boolean {
  return /\.(cloud|gcp)\.databricks\.com$/.test(host);
}

/** `2026-11-22 17:00:00.000000` */
function localTime(text: string | null | undefined): number | undefined {
  const time = Date.parse((text ?? '').replace(' ', 'T'));
  return Number.isNaN(time) ? undefined : time;
}
