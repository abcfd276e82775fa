import * as v from 'valibot';

const clientPrefix = 'CLIENT-GPU-';

/**
 * A version as the launch sends it: `databricks_ai_v<N>` in lower case, `CLIENT-GPU-<N>` without its
 * prefix, anything else as written. Source: run-config.md, `environment.version`.
 */
export const environmentVersion = v.pipe(v.string(), v.transform(canonicalVersion));

/** What is left has to be digits, or a named version from 5 on. */
export const versionPattern = /^(?:(?:CLIENT-GPU-)?[0-9]+|databricks_ai_v0*(?:[5-9]|[1-9][0-9]+))$/;

function canonicalVersion(written: string): string {
  if (/^databricks_ai_v\d+$/i.test(written) && isAscii(written)) return written.toLowerCase();
  return new RegExp(`^${clientPrefix}[0-9]+$`).test(written)
    ? written.slice(clientPrefix.length)
    : written;
}

/** The long s and the Kelvin sign match Latin letters when case is ignored; they are not those letters. */
function isAscii(value: string): boolean {
  return /^[\x20-\x7e]*$/.test(value);
}
