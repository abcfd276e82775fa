import { SubmitError } from './errors.ts';
import { sameKeyHint } from './steps/submit.ts';

/** What a launch does at the moment, in this order. */
export type LaunchStep = 'look-up' | 'check' | 'image' | 'directories' | 'upload' | 'submit';

/** How far a launch has come. */
export interface Reached {
  step: LaunchStep;
  /** The launch directory, and the experiment's if it is to be made; none before they were asked for. */
  directories: readonly string[];
  /** Where the run's code goes, and whether all of it is there. */
  code: { readonly path: string; readonly isThere: boolean } | undefined;
}

/** The error of a launch that was interrupted: what is on the workspace, what is not, and how to go on. */
export function interruption({ step, directories, code }: Reached, token: string): SubmitError {
  const [directory] = directories;
  if (step === 'submit') {
    return new SubmitError(
      'interrupted',
      `interrupted while submitting: the run may exist; its files are in ${directory}`,
      { hint: sameKeyHint(token) },
    );
  }
  if (directory === undefined) {
    return new SubmitError('interrupted', 'interrupted before anything was written', {
      hint: 'There is no run. Launch again to start one.',
    });
  }
  const written =
    step === 'directories'
      ? `nothing was written, but ${directories.join(' and ')} may have been made`
      : `what was written is in ${directory}${codeText(code)}`;
  return new SubmitError('interrupted', `interrupted before the run was submitted; ${written}`, {
    hint: 'There is no run. Launch again to start one, in a directory of its own; what is there can be deleted.',
  });
}

function codeText(code: Reached['code']): string {
  if (code === undefined) return '';
  return code.isThere
    ? `, and the code is at ${code.path}`
    : ', and the upload of the code did not end';
}

/** A step that has said what it leaves behind. */
export function isInterruption(error: unknown): boolean {
  return error instanceof SubmitError && error.code === 'interrupted';
}
