import * as v from 'valibot';
import type { Env } from '../env.ts';
import { WorkspaceError } from '../errors.ts';
import { plainLine } from '../http/redact.ts';
import type { Secrets } from '../http/redact.ts';
import type { Transport } from '../http/transport.ts';
import { runProgram } from '../run-program.ts';
import type { ProgramEnd } from '../run-program.ts';
import { usableToken } from './token-source.ts';
import type { AuthType, Token } from './token-source.ts';

const timeoutMs = 30_000;

/** More of it than a message shows. */
const longestComplaint = 4000;

interface TokenProgram<T> {
  readonly authType: AuthType;
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Env;
  /** The JSON that it prints. */
  readonly output: v.GenericSchema<unknown, T>;
  readonly token: (output: T) => Token;
  /** What to do when it has no token. */
  readonly hint: string;
}

/** Gets a token from a program that has signed in by itself. The error tells what the program said, without secrets. */
export async function programToken<T>(
  program: TokenProgram<T>,
  transport: Transport,
  signal: AbortSignal | undefined,
): Promise<Token> {
  const { authType, args, hint } = program;
  const name = `${program.file.replace(/^.*[/\\]/, '')} ${args.slice(0, 2).join(' ')}`;
  const end = await runProgram(program, { timeoutMs, signal });
  const failed = (why: string): WorkspaceError =>
    new WorkspaceError('unauthenticated', `${authType} sign-in failed: ${name} ${why}`, { hint });
  if (end.status !== 0) throw failed(whatHappened(end, transport.secrets));
  const output = v.safeParse(v.pipe(v.string(), v.parseJson(), program.output), end.out);
  if (!output.success) throw failed('did not print a token in JSON');
  const token = program.token(output.output);
  return { ...token, value: usableToken(token.value, `the token from ${name}`) };
}

function whatHappened({ status, ending, err, out }: ProgramEnd, secrets: Secrets): string {
  if (ending === 'timeout') return `did not end within ${timeoutMs / 1000} seconds`;
  if (ending === 'too-much') return 'printed more than a token';
  const said = plainLine(withoutTokens(err, out), secrets);
  const ended = status === undefined ? 'was killed' : `ended with status ${status}`;
  const how = ending === 'not-started' ? 'could not be started' : ended;
  return said === '' ? how : `${how}: ${said}`;
}

/** What a program complains of, without what looks like a token or was printed as one. */
function withoutTokens(complaint: string, out: string): string {
  const err = complaint.slice(0, longestComplaint);
  const printed = out.match(/[\w.~+/=-]{16,}/g) ?? [];
  return printed
    .reduce((text, word) => text.replaceAll(word, '[redacted]'), err)
    .replace(/\beyJ[\w-]+\.[\w-]+(\.[\w-]*)?/g, '[redacted]')
    .replace(/\b(dapi|dose|dkea)[0-9a-f]{16,}(-\d+)?/g, '[redacted]')
    .replace(
      /((?:token|secret|password|bearer)["']?\s*[:=]?\s*)["']?[\w.~+/=-]{16,}/gi,
      '$1[redacted]',
    );
}
