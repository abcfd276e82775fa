import type { IssueDoc } from '../issue-doc.ts';
import type { Rule } from '../rule.ts';
import { quoted } from '../words/quoted.ts';
import { isBlank } from './blank.ts';
import { limitsOf } from './limits-of.ts';

/** True for a text that can be the path of a requirements file. */
export function isRequirementsPath(path: string): boolean {
  return limitsOf('environment.dependencies').pattern?.test(path) === true;
}

/** Dependencies that are one text name a requirements YAML; a single package stands in a list. */
export const requirementsPath: Rule = ({ environment }) => {
  const path = environment?.dependencies;
  if (typeof path !== 'string' || isBlank(path) || isRequirementsPath(path)) return; // not-blank reports it
  return {
    code: 'requirements-path',
    path: ['environment', 'dependencies'],
    message: `environment.dependencies ${quoted(path)} must be a list of packages, or the path of a requirements YAML that ends in .yaml or .yml`,
    hint: /^(?:[-–—•] *\w{2}|[–—•] )/.test(path)
      ? 'Begin each entry with a dash and a blank: - numpy.'
      : `For packages, write a list: dependencies: [numpy, "torch==2.7.1"].`,
  };
};

export const requirementsPathDoc: IssueDoc = {
  code: 'requirements-path',
  summary: 'The dependencies are neither a list nor a requirements file',
  meaning:
    'Packages are a list, even when there is one. A single text is the path of a requirements file, which ends in .yaml or .yml and lies relative to the config file.',
  wrong: `
    environment:
      dependencies: torch==2.7.1`,
  right: `
    environment:
      dependencies: [torch==2.7.1]`,
};
