import * as v from 'valibot';
import { WorkspaceError, type WorkspaceErrorCode } from '../errors.ts';
import { parseJson } from './json.ts';
import { plainLine } from './redact.ts';

/** What came back, and what a message about it may and may not say. */
export interface Answer {
  readonly host: string;
  /** Method and path, as in `GET /api/…`. */
  readonly request: string;
  readonly status: number;
  readonly contentType: string;
  readonly location: string | undefined;
  readonly text: string;
  readonly secrets: readonly string[];
}

const problem = v.partial(
  v.object({
    error_code: v.nullish(v.union([v.string(), v.number()])),
    message: v.nullish(v.string()),
    // the identity service (SCIM) and the sign-in service have their own forms
    detail: v.nullish(v.string()),
    error_description: v.nullish(v.string()),
    error: v.unknown(),
  }),
);

type Problem = v.InferInput<typeof problem>;

const checkHost =
  'Check that the host is the address of the workspace, and that no proxy answers in its place.';

/** The value of a good answer, in the expected shape; anything else is a WorkspaceError. */
export function readAnswer<T>(answer: Answer, shape: v.GenericSchema<unknown, T>): T {
  const { status } = answer;
  if (status >= 300 && status < 400) throw redirected(answer);
  if (status < 200 || status >= 400) throw refused(answer);
  const value = answer.text.trim() === '' ? {} : json(answer);
  if (value === undefined) throw notJson(answer);
  const result = v.safeParse(shape, value);
  if (result.success) return result.output;
  throw unexpected(answer, result.issues[0]);
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
  const body = v.is(problem, value) ? value : {};
  const errorCode = plainLine(String(body.error_code ?? ''), secrets) || undefined;
  const named = errorCode === undefined ? status : `${status} ${errorCode}`;
  const { code, hint } = meaning(status);
  const details = { status, errorCode, hint };
  const message = serviceMessage(body, secrets);
  if (message !== '') {
    return new WorkspaceError(code, `${host} answered ${named}: ${message}`, details);
  }
  const why = value === undefined && answer.text !== '' ? `, ${notJsonText(answer)}` : '';
  return new WorkspaceError(code, `${host} answered ${named} to ${request}${why}`, {
    ...details,
    hint: hint ?? checkHost,
  });
}

/** What the service says about its refusal, but never a page of HTML. */
function serviceMessage(body: Problem, secrets: readonly string[]): string {
  const said = [body.message, body.detail, body.error_description, body.error];
  const message = said.find((text) => typeof text === 'string' && text.trim() !== '');
  const isText = typeof message === 'string' && !htmlPage.test(message);
  return isText ? plainLine(message, secrets) : '';
}

const htmlPage = /<(!doctype|html|head|body|title|pre|h1)\b/i;

interface Meaning {
  readonly code: WorkspaceErrorCode;
  readonly hint: string | undefined;
}

function meaning(status: number): Meaning {
  if (status === 401) {
    return {
      code: 'unauthenticated',
      hint: 'The token is wrong, expired or of another workspace: make a new one.',
    };
  }
  if (status === 403) {
    return {
      code: 'permission-denied',
      hint: 'Ask an admin of the workspace for the permission, or use another profile (-p).',
    };
  }
  if (status === 404) return { code: 'not-found', hint: undefined };
  if (status === 409) return { code: 'conflict', hint: undefined };
  if (status === 408 || status === 429 || status >= 500) {
    return { code: 'unavailable', hint: 'Try again in a moment.' };
  }
  return { code: 'rejected', hint: undefined };
}

function redirected({ host, status, request, location }: Answer): WorkspaceError {
  const target =
    location !== undefined && URL.canParse(location, host) ? new URL(location, host) : undefined;
  const where = target === undefined ? 'another page' : target.origin + target.pathname;
  return new WorkspaceError(
    'unauthenticated',
    `${host} answered ${status} to ${request} and points to ${where}, as for a sign-in in a browser`,
    {
      hint: 'Check that the host is the address of the workspace itself, and the token.',
      status,
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
    },
  );
}

function notJsonText({ contentType, secrets }: Answer): string {
  return `but the answer was not JSON (${plainLine(contentType, secrets) || 'no content type'})`;
}

function unexpected(answer: Answer, issue: v.BaseIssue<unknown>): WorkspaceError {
  const { host, status, request } = answer;
  const path = v.getDotPath(issue) ?? 'the answer';
  const what = issue.received === 'undefined' ? `${path} is missing` : `${path} is not as expected`;
  return new WorkspaceError(
    'unexpected-answer',
    `${host} answered ${status} to ${request}, but ${what}`,
    {
      hint: 'Check that the host is the address of a workspace with AI Runtime.',
      status,
    },
  );
}
