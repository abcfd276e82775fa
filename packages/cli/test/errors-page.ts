import { codeOfAnswer, tellingErrorCodes } from '@air/workspace';

import { envelopeCodes } from '../src/output/envelope-codes.ts';
import { errorCodes } from '../src/output/envelope.ts';
import type { EnvelopeErrorCode } from '../src/output/envelope.ts';

/** The text of docs/errors.md: every table is made from the code. */
export function errorsPage(): string {
  return `# Errors

With \`-o json\` every failure is one envelope with an \`error\`, and the exit status is 1 (130 when interrupted). \`kind\`
and \`retryable\` follow from the code: the same command may succeed later when \`retryable\` is true.

${table(['code', 'kind', 'retryable'], Object.keys(errorCodes).map(described))}

## Answers of the workspace

What an answer comes to after \`air\` has tried again by itself: after 429 and 503 always, after 500, 502, 504 and a lost
connection where sending a request twice does no harm. An \`error_code\` counts with status 400 alone. Where a command is
about a run, \`INVALID_PARAMETER_VALUE\` says that there is no such run: NOT_FOUND.

${table(['status', 'error_code', 'code', 'kind', 'retryable'], answers())}

An answer with a good status that cannot be read comes from something that stands in for the service, such as a proxy
or a sign-in page; that passes, so it is ${envelopeCodes['unexpected-answer']}. A page of HTML with status 500 or more is what its status says.

## Errors of the libraries

The packages throw errors with a \`code\` of their own, which the command line translates.

${table(
  ['code in a library', 'code', 'kind', 'retryable'],
  Object.entries(envelopeCodes)
    .filter(([code]) => code !== 'output-closed') // ends quietly
    .map(([code, told]) => [`\`${code}\``, ...described(told)]),
)}
`;
}

function answers(): Row[] {
  const refused = (status: number, errorCode?: string): Row => [
    String(status),
    errorCode === undefined ? '' : `\`${errorCode}\``,
    ...described(envelopeCodes[codeOfAnswer(status, errorCode)]),
  ];
  return [
    refused(400),
    ...tellingErrorCodes.map((errorCode) => refused(400, errorCode)),
    ...[401, 403, 404, 408, 409, 422, 429, 500, 501, 502, 503, 504].map((status) =>
      refused(status),
    ),
    ['a redirect', '', ...described(envelopeCodes.unauthenticated)],
    ['200, unreadable', '', ...described(envelopeCodes['unexpected-answer'])],
    ['no connection', '', ...described(envelopeCodes.unavailable)],
  ];
}

type Row = readonly string[];

function described(code: string): Row {
  const { kind, retryable } = errorCodes[isCode(code) ? code : 'INTERNAL_ERROR'];
  return [code, kind, String(retryable)];
}

function isCode(code: string): code is EnvelopeErrorCode {
  return code in errorCodes;
}

function table(head: Row, rows: readonly Row[]): string {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
