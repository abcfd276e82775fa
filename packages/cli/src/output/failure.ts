import type { Issue } from '@air/validate';
import { issueJson, reportText } from '@air/validate/report';

import type { Host } from '../host.ts';
import { version } from '../version.ts';
import { codeOf, envelopeCode, hintOf } from './envelope-codes.ts';
import { errorCodes } from './envelope.ts';
import type { EnvelopeErrorCode } from './envelope.ts';
import type { Failure, IssueSource, Output } from './output.ts';
import { plainLines } from './plain-text.ts';

interface FailureContext {
  readonly host: Host;
  readonly output: Output;
  readonly debug: boolean;
  /** The usage line of the command that failed. */
  readonly usageLine?: string | undefined;
}

/** Tells the user why a command ended, as text or as an envelope. Answers with the exit status. */
export function reportFailure(error: unknown, context: FailureContext): number {
  if (codeOf(error) === 'output-closed') return 0;
  const { host, debug } = context;
  const code = envelopeCode(error);
  if (debug) host.writeErr(trace(error));
  const hint = hintLine(error);
  tell(context, {
    json: failureJson(error, code),
    beside: hint === undefined || isToldByIssue(error) ? '' : `${hint}\n`,
    text: () => failureText(error, code, context),
  });
  return code === 'INTERRUPTED' ? 130 : 1;
}

function failureText(error: unknown, code: EnvelopeErrorCode, context: FailureContext): string {
  const { output } = context;
  if (hasIssues(error)) {
    return `${reportText(error.issues, { ...error.source, ...output.reportStyle() })}\n`;
  }
  const lines = [
    `${output.usesColor() ? '\u001B[31mError:\u001B[39m' : 'Error:'} ${plainLines(messageOf(error, code))}`,
    hintLine(error),
    code === 'INVALID_ARGS' ? (usageLineOf(error) ?? context.usageLine) : undefined,
  ];
  return lines.map((line) => (line === undefined ? '' : `${line}\n`)).join('');
}

/** Once nobody reads it, nothing is left to be told; where there is no place for an envelope, the text says it. */
function tell({ host, output }: FailureContext, failure: Failure): void {
  try {
    output.fail(failure);
  } catch (error) {
    if (codeOf(error) === 'output-unwritable') host.writeErr(failure.text());
    else if (codeOf(error) !== 'output-closed') throw error;
  }
}

function failureJson(error: unknown, code: EnvelopeErrorCode): object {
  const { kind, retryable } = errorCodes[code];
  return {
    code,
    kind,
    message: messageOf(error, code),
    retryable,
    ...(hasIssues(error) && {
      issues: error.issues.map((issue) => issueJson(issue, error.source.file)),
    }),
    ...detailsOf(error),
  };
}

/** Of a RunFailedError; by its property, for what speaks HTTP is a part of the program with classes of its own. */
function detailsOf(error: unknown): object | undefined {
  if (!(error instanceof Error && 'details' in error)) return undefined;
  return typeof error.details === 'object' && error.details !== null ? error.details : undefined;
}

function messageOf(error: unknown, code: EnvelopeErrorCode): string {
  const message = error instanceof Error ? error.message : String(error);
  if (code !== 'INTERNAL_ERROR') return message;
  return `${message}\nThis is a bug in air ${version}: please report it to its maintainers, with the command line and what --debug adds to it`;
}

/** An error about what is wrong in a file, of this package or of @air/submit. */
function hasIssues(
  error: unknown,
): error is Error & { readonly issues: readonly Issue[]; readonly source: IssueSource } {
  if (!(error instanceof Error && 'issues' in error && 'source' in error)) return false;
  return Array.isArray(error.issues) && error.issues.length > 0 && error.source !== undefined;
}

/** The envelope has the hint already. */
function isToldByIssue(error: unknown): boolean {
  return hasIssues(error) && error.issues.some(({ hint }) => hint === hintOf(error));
}

/** In the form that issues have theirs. */
function hintLine(error: unknown): string | undefined {
  const hint = hintOf(error);
  return hint === undefined ? undefined : `  hint: ${plainLines(hint)}`;
}

/** Of a UsageError; by its property, for help is a part of the program with a class of its own. */
function usageLineOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('usageLine' in error)) return undefined;
  return typeof error.usageLine === 'string' ? error.usageLine : undefined;
}

/** Where an error came from, and what caused it. */
function trace(error: unknown): string {
  if (!(error instanceof Error)) return `${String(error)}\n`;
  const cause = error.cause === undefined ? '' : `caused by ${trace(error.cause)}`;
  return `${error.stack ?? error.message}\n${cause}`;
}
