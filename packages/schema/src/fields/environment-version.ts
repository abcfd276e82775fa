import * as v from 'valibot';
import type { FieldLimits } from '../field.ts';

/**
 * A version as the launch sends it: `databricks_ai_v<N>` in lower case, `CLIENT-GPU-<N>` without its
 * prefix, anything else as written. Source: run-config.md, `environment.version`.
 */
export const environmentVersion = v.pipe(v.string(), v.transform(canonicalVersion));

/** What is left has to be digits, or a named version from 5 on. */
export const versionLimits: FieldLimits = {
  pattern: /^(?:(?:CLIENT-GPU-)?[0-9]+|databricks_ai_v0*(?:[5-9]|[1-9][0-9]+))$/,
  anyCase: true,
  emptyAllowed: false,
};

function canonicalVersion(written: string): string {
  if (/^databricks_ai_v[0-9]+$/i.test(written)) return written.toLowerCase();
  return written.replace(/^CLIENT-GPU-(?=[0-9]+$)/, '');
}
