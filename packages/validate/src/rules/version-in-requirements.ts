import type { IssueDoc } from '../issue-doc.ts';
import type { Rule } from '../rule.ts';
import { exclusive } from './exclusive.ts';
import { isRequirementsPath } from './requirements-path.ts';

/** A requirements file brings its own version. */
export const versionInRequirements: Rule = ({ environment }) => {
  const { dependencies, version } = environment ?? {};
  if (version === undefined || typeof dependencies !== 'string') return;
  if (!isRequirementsPath(dependencies)) return; // requirements-path reports it
  return exclusive({
    code: 'version-in-requirements',
    path: ['environment', 'version'],
    others: [[['environment', 'dependencies'], dependencies]],
    because: 'with a requirements file the version belongs in that file',
  });
};

export const versionInRequirementsDoc: IssueDoc = {
  code: 'version-in-requirements',
  summary: 'A version stands beside a requirements file',
  meaning:
    'When dependencies names a requirements file, the version of the environment belongs in that file.',
  wrong: `
    environment:
      dependencies: requirements.yaml
      version: 5`,
  right: `
    environment:
      dependencies: requirements.yaml`,
};
