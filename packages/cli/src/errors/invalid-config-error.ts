import type { Issue } from '@air/validate';

import type { IssueSource } from '../output/output.ts';
import { CliError } from './cli-error.ts';

/** A config that is wrong, with everything that is wrong about it. */
export class InvalidConfigError extends CliError {
  /** In the validator's order, warnings among them. */
  readonly issues: readonly Issue[];
  readonly source: IssueSource;

  constructor(issues: readonly Issue[], source: IssueSource) {
    const first = issues.find(({ severity }) => severity === 'error');
    super('invalid-config', first?.message ?? `${source.file} is not valid`);
    this.issues = issues;
    this.source = source;
  }
}
