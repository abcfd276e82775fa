import * as v from 'valibot';
import { WorkspaceError } from '../errors.ts';
import type { WorkspaceErrorCode } from '../errors.ts';
import { parseJson } from './json.ts';
import { plainLine } from './redact.ts';
import type { Secrets } from './redact.ts';
import { codeOfAnswer } from './status.ts';

/** What came back, and what a message about it may and may not say. */
export interface Answer {
  readonly host: string;
  /** Method and path, as in `GET /api/…`. */
  readonly request: string;
  readonly status: number;
  readonly contentType: string;
  readonly location: string | undefined;
  readonly requestId: string | undefined;
  readonly contentRange?: string | undefined;
  readonly text: string;
  /** In place of the text, where bytes were wanted and the status is a good one. */
  readonly bytes?: Buffer | undefined;
  /** Milliseconds that the service asks to wait before it is asked again. */
  readonly askedWait: number | undefined;
  /** This try or an earlier one may have done what was asked, though none says so. */
  readonly inDoubt: boolean;
  readonly secrets: Secrets;
}

/** Anything but a text is as if it were not there: it must not hide what else is said. */
const said = v.fallback(v.nullish(v.string()), undefined);

const problem = v.object({
  error_code: v.fallback(v.nullish(v.union([v.string(), v.number()])), undefined),
  message: said,
  // the identity service (SCIM) and the sign-in service have their own forms
  detail: said,
  error_description: said,
  error: said,
});

type Problem = Partial<v.InferOutput<typeof problem>>;

const checkHost =
  'Check that the host is the address of the workspace, and that no proxy answers in its place.';

/** The value of a good answer, in the expected shape; anything else is a WorkspaceError. */
export function readAnswer<T>(answer: Answer, shape: v.GenericSchema<unknown, T>): T {
  checkStatus(answer);
  const isEmpty = answer.text.trim() === '';
  const value = isEmpty ? undefined : json(answer);
  if (value === undefined && !isEmpty) throw notJson(answer);
  // no answer of the API is a list, which would pass for an object without fields
  const result = v.safeParse(shape, Array.isArray(value) ? null : value);
  if (result.success) return result.output;
  throw unexpected(answer, result.issues[0]);
}

/** Throws a WorkspaceError unless the status is a good one. */
export function checkStatus(answer: Answer): void {
  const { status } = answer;
  if (status >= 300 && status < 400) throw redirected(answer);
  if (status < 200 || status >= 400) throw refused(answer);
}

function json(answer: Answer): unknown {
  try {
    return parseJson(answer.text);
  } catch {
    return undefined;
  }
}

function refused(answer: Answer): WorkspaceError {
  const { host, request, status, secrets } = answer;
  const value = json(answer);
  const read = v.safeParse(problem, value);
  const body: Problem = read.success ? read.output : {};
  const errorCode = plainLine(String(body.error_code ?? ''), secrets) || undefined;
  const named = errorCode === undefined ? status : `${status} ${errorCode}`;
  const code = codeOfAnswer(status, errorCode);
  const usual = byErrorCode[errorCode ?? ''] ?? hints[code];
  const hint = answer.askedWait === undefined ? usual : waitHint(answer.askedWait);
  const { askedWait: retryAfter, inDoubt } = answer;
  const details = { status, errorCode, hint, retryAfter, inDoubt };
  const message = serviceMessage(body, secrets);
  if (message !== '') {
    return new WorkspaceError(code, `${host} answered ${named}: ${message}`, {
      ...details,
      serviceMessage: message,
    });
  }
  const why = value === undefined && answer.text !== '' ? `, ${notJsonText(answer)}` : '';
  return new WorkspaceError(code, `${host} answered ${named} to ${request}${why}`, {
    ...details,
    // a code is a workspace's own
    hint: hint ?? (errorCode === undefined ? checkHost : undefined),
  });
}

/** What the service says about its refusal, but never a page of HTML. */
function serviceMessage(body: Problem, secrets: Secrets): string {
  const said = [body.message, body.detail, body.error_description, body.error];
  const message = said.find((text) => typeof text === 'string' && text.trim() !== '');
  const isText = typeof message === 'string' && !htmlPage.test(message);
  return isText ? plainLine(message, secrets) : '';
}

const htmlPage = /<(!doctype|html|head|body|title|pre|h1)\b/i;

const hints: Partial<Record<WorkspaceErrorCode, string>> = {
  unauthenticated: 'The token is wrong, expired or of another workspace: make a new one.',
  'permission-denied':
    'Ask an admin of the workspace for the permission, or use another profile (-p).',
  unavailable: 'Try again in a moment.',
};

/** What the service's own code tells to do, whatever the status. */
const byErrorCode: Readonly<Record<string, string>> = {
  ENDPOINT_NOT_FOUND: checkHost,
  FEATURE_DISABLED:
    'The workspace has this turned off: ask one of its admins, or use another profile (-p).',
};

const secondsOfDay = 24 * 60 * 60;

function waitHint(milliseconds: number): string | undefined {
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds === 0) return hints.unavailable;
  const counted = `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;
  return `Try again in ${seconds > secondsOfDay ? 'more than a day' : counted}, as the service asks.`;
}

function redirected({ host, status, request, location, inDoubt }: Answer): WorkspaceError {
  const target =
    location !== undefined && URL.canParse(location, host) ? new URL(location, host) : undefined;
  const where = target === undefined ? 'another page' : target.origin + target.pathname;
  return new WorkspaceError(
    'unauthenticated',
    `${host} answered ${status} to ${request} and points to ${where}, as for a sign-in in a browser`,
    {
      hint: 'Check that the host is the address of the workspace itself, and the token.',
      status,
      inDoubt,
    },
  );
}

function notJson(answer: Answer): WorkspaceError {
  const { host, status, request } = answer;
  return new WorkspaceError(
    'unexpected-answer',
    `${host} answered ${status} to ${request}, ${notJsonText(answer)}`,
    {
      hint: checkHost,
      status,
      inDoubt: true,
    },
  );
}

function notJsonText({ contentType, secrets }: Answer): string {
  return `but the answer was not JSON (${plainLine(contentType, secrets) || 'no content type'})`;
}

function unexpected(answer: Answer, issue: v.BaseIssue<unknown>): WorkspaceError {
  const { host, status, request } = answer;
  const path = v.getDotPath(issue) ?? 'the answer';
  const isMissing = issue.received === 'undefined';
  const missing = answer.text === '' ? 'the answer is empty' : `${path} is missing`;
  const what = isMissing ? missing : `${path} is not as expected`;
  return new WorkspaceError(
    'unexpected-answer',
    `${host} answered ${status} to ${request}, but ${what}`,
    {
      hint: 'Check that the host is the address of a workspace with AI Runtime.',
      status,
      inDoubt: true,
    },
  );
}
