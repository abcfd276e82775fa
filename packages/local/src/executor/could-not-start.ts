import { LocalError } from '../errors.ts';
import { reasonOf } from '../reason-of.ts';

/** Why a run never got to its command, as its user reads it. */
export function couldNotStart(error: unknown): string {
  if (error instanceof LocalError) {
    return `The run could not start: ${error.message}.${error.hint ? ` ${error.hint}` : ''}`;
  }
  return `The run could not start: ${reasonOf(error)}.`;
}
