import { randomBytes } from 'node:crypto';
import { chmod, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeAtomically } from './write-atomically.ts';

function tokenPath(stateDirectory: string): string {
  return join(stateDirectory, 'token');
}

/** The token of the workspace, random, kept in a file of the user's own. It stays when the server starts again. */
export async function ensureAccessToken(stateDirectory: string, given?: string): Promise<string> {
  const known = given ?? (await readAccessToken(stateDirectory));
  const token = known ?? randomBytes(32).toString('hex');
  if (token !== (await readAccessToken(stateDirectory))) {
    await writeAtomically(tokenPath(stateDirectory), token);
  }
  await chmod(tokenPath(stateDirectory), 0o600);
  return token;
}

/** Undefined when no workspace has been started there. */
export async function readAccessToken(stateDirectory: string): Promise<string | undefined> {
  const text = await readFile(tokenPath(stateDirectory), 'utf8').catch(() => '');
  return text.trim() || undefined;
}
