import type { Issue } from '@air/validate';
import { countIssues } from '@air/validate/report';

import { counted } from '../output/counted.ts';

/** What was checked and found so far, and what it comes to. */
export class Tally {
  errors = 0;
  warnings = 0;
  /** Run configs, right or wrong. */
  checked = 0;
  /** YAML files of folders that are meant for something else. */
  others = 0;
  /** A folder was searched. */
  searched = false;
  #filesWithErrors = 0;
  /** Paths that could not be checked. */
  #faults = 0;
  #first: { readonly file: string; readonly error: string | undefined } | undefined;
  readonly #maxWarnings: number;

  /** `maxWarnings` is how many are fine. */
  constructor(maxWarnings: number) {
    this.#maxWarnings = maxWarnings;
  }

  addFile(file: string, issues: readonly Issue[]): void {
    this.checked += 1;
    if (this.#count(file, issues) > 0) this.#filesWithErrors += 1;
  }

  addFault(path: string, issue: Issue): void {
    this.#faults += 1;
    this.#count(path, [issue]);
  }

  /** There are errors, or more warnings than are fine. */
  get failed(): boolean {
    return this.errors > 0 || this.warnings > this.#maxWarnings;
  }

  /** What stops a single file, as `air run` would say it, else the line that closes a report. */
  get message(): string {
    return (this.#isSingle ? this.#first?.error : undefined) ?? this.closingLine;
  }

  /** The line that closes a report. */
  get closingLine(): string {
    const counts = countIssues(this.errors, this.warnings);
    if (this.#isSingle && this.errors > 0) return counts;
    const head = this.#isSingle ? `${this.#first?.file} is valid` : this.#whatWasChecked;
    const allowed = `, and --max-warnings allows ${this.#maxWarnings}`;
    const excess = this.warnings > this.#maxWarnings ? allowed : '';
    return counts === '' ? head : `${head}: ${counts}${excess}`;
  }

  /** One file that was named. */
  get #isSingle(): boolean {
    return !this.searched && this.checked + this.#faults === 1;
  }

  get #whatWasChecked(): string {
    const parts = this.searched
      ? [`${counted(this.checked + this.others, 'YAML file')} looked at`, this.#runConfigs]
      : [`${counted(this.checked, 'file')} checked`];
    if (this.#filesWithErrors > 0) parts.push(`${this.#filesWithErrors} with errors`);
    if (this.#faults > 0) parts.push(`${counted(this.#faults, 'path')} could not be checked`);
    if (this.errors === 0) parts.push('all valid');
    return parts.join(', ');
  }

  get #runConfigs(): string {
    return this.checked === 0
      ? 'no run config among them'
      : `${counted(this.checked, 'run config')} checked`;
  }

  #count(file: string, issues: readonly Issue[]): number {
    const errors = issues.filter(({ severity }) => severity === 'error');
    this.#first ??= { file, error: errors[0]?.message };
    this.errors += errors.length;
    this.warnings += issues.length - errors.length;
    return errors.length;
  }
}
