import type { Rule } from '../rule.ts';
import { quoted } from './quoted.ts';

const firstNamedVersion = 5;

/** The version has a form that the platform knows; the decoder has dropped CLIENT-GPU- and lowered the case. */
export const environmentVersion: Rule = ({ environment }) => {
  const version = environment?.version;
  if (version === undefined || version === '') return; // not-blank reports it
  const [, digits, named] = /^(?:([0-9]+)|databricks_ai_v([0-9]+))$/.exec(version) ?? [];
  if (digits !== undefined || Number(named) >= firstNamedVersion) return;
  return {
    code: 'environment-version',
    path: ['environment', 'version'],
    message: `environment.version ${quoted(version)} must be digits such as 5, or databricks_ai_v<N> with N at least ${firstNamedVersion}`,
  };
};
