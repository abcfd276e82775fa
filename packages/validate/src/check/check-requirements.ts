import type { RequirementsFile } from '@air/schema';
import type { Slot } from '../document/config-tree.ts';
import type { Problem } from '../problem.ts';
import type { Decoded } from '../rule.ts';
import { rules } from '../rules/index.ts';
import { problemOf } from './problem-of.ts';

/** The file says what `environment` of a config can say, and the rules are the same. */
const sharedRows: ReadonlySet<string> = new Set([
  'environment.dependencies',
  'environment.version',
]);

/** What breaks a rule in a requirements file, as far as it decoded. */
export function checkRequirements(
  requirements: Decoded<RequirementsFile>,
  root: Slot,
): readonly Problem[] {
  return rules
    .filter(({ field }) => sharedRows.has(field))
    .flatMap(({ rules }) => rules.flatMap((rule) => rule({ environment: requirements }) ?? []))
    .map((finding) => ({
      ...finding,
      path: finding.path.slice(1),
      message: finding.message.replace(/^environment\./, ''),
    }))
    .map((finding) => problemOf(finding, root));
}
