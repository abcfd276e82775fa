import { findProgram, runProgram } from '@air/workspace';
import type { CallOptions, Env, ProgramEnd } from '@air/workspace';
import * as v from 'valibot';
import { SubmitError } from '../errors.ts';

const timeoutMs = 30_000;

/** What a helper has for a server. */
interface StoredSignIn {
  readonly username: string;
  readonly secret: string;
}

/** Which program is asked, and what for. */
interface HelperQuestion {
  /** What follows `docker-credential-` in its name. */
  readonly helper: string;
  readonly server: string;
  /** The file that names the helper. */
  readonly file: string;
  readonly env: Env;
}

/**
 * Asks one of Docker's credential helpers. Undefined when it has nothing for the server. Throws a SubmitError that shows
 * nothing of what the program printed.
 */
export async function askHelper(
  { helper, server, file, env }: HelperQuestion,
  { signal }: CallOptions,
): Promise<StoredSignIn | undefined> {
  const name = `docker-credential-${helper}`;
  const failed = (why: string, hint: string): SubmitError =>
    new SubmitError('registry-credentials-unusable', `${name}, which ${file} names, ${why}`, {
      hint,
    });
  // only a name: a path would lead to any program
  if (!/^[\w.-]+$/.test(helper)) {
    throw new SubmitError(
      'registry-credentials-unusable',
      `${file} names a credential helper that is not the name of a program: ${JSON.stringify(helper)}`,
      { hint: `What follows docker-credential- in the program's name goes there.` },
    );
  }
  const program = await findProgram(name, env);
  if (program === undefined) throw failed('is not on the PATH', 'Install it, or name another one.');
  const end = await runProgram(
    { file: program, args: ['get'], env, input: server },
    { timeoutMs, signal },
  );
  if (end.status !== 0) {
    if (saysNothingStored(end)) return undefined;
    throw failed(whatHappened(end), `See what it says: printf ${server} | ${name} get`);
  }
  const answer = v.safeParse(signIn, end.out);
  if (!answer.success) {
    throw failed(
      'did not print a sign-in in JSON',
      `See what it prints: printf ${server} | ${name} get`,
    );
  }
  const { Username: username, Secret: secret } = answer.output;
  return username === '' || secret === '' ? undefined : { username, secret };
}

const signIn = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ Username: v.optional(v.string(), ''), Secret: v.optional(v.string(), '') }),
);

/** The helpers say it on standard output, some on standard error. */
function saysNothingStored({ out, err }: ProgramEnd): boolean {
  return /credentials not found|no credentials/i.test(`${out}\n${err}`);
}

function whatHappened({ status, ending }: ProgramEnd): string {
  if (ending === 'timeout') return `did not end within ${timeoutMs / 1000} seconds`;
  if (ending === 'too-much') return 'printed more than a sign-in';
  if (ending === 'not-started') return 'could not be started';
  return status === undefined ? 'was killed' : `ended with status ${status}`;
}
