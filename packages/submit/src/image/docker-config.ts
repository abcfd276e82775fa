import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Env } from '@air/workspace';
import * as v from 'valibot';
import { SubmitError } from '../errors.ts';

/** What `docker login` has left on this machine, as far as it is about signing in to registries. */
export interface DockerConfig {
  readonly file: string;
  /** By registry, each in one of Docker's spellings. */
  readonly auths: Readonly<Record<string, InlineAuth>>;
  readonly credHelpers: Readonly<Record<string, string>>;
  readonly credsStore: string | undefined;
}

/** A sign-in that stands in the file itself. */
export interface InlineAuth {
  /** Base64 of `user:password`. */
  readonly auth?: string | null | undefined;
  readonly username?: string | null | undefined;
  readonly password?: string | null | undefined;
  readonly identitytoken?: string | null | undefined;
}

/** Reads the file, if there is one. Throws a SubmitError that names it and shows nothing of it. */
export async function readDockerConfig(env: Env): Promise<DockerConfig | undefined> {
  const file = configFile(env);
  const text = file === undefined ? undefined : await read(file);
  if (file === undefined || text === undefined) return undefined;
  const config = v.safeParse(shape, text);
  if (!config.success) {
    throw unreadable(file, 'is not a Docker configuration in JSON');
  }
  const { auths, credHelpers, credsStore } = config.output;
  return {
    file,
    auths: auths ?? {},
    credHelpers: credHelpers ?? {},
    credsStore: credsStore ?? undefined,
  };
}

function configFile(env: Env): string | undefined {
  const home = env['HOME'] || systemHome();
  const directory = env['DOCKER_CONFIG'] || (home && join(home, '.docker'));
  return directory ? join(directory, 'config.json') : undefined;
}

function systemHome(): string | undefined {
  try {
    return homedir();
  } catch {
    return undefined; // no entry for the user
  }
}

async function read(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw unreadable(file, `cannot be read (${code})`);
  }
}

/** Without a cause: what a parser says of a text quotes it. */
function unreadable(file: string, why: string): SubmitError {
  return new SubmitError('docker-config-unreadable', `${file} ${why}`, {
    hint: 'docker login writes it. DOCKER_CONFIG names another folder to look in.',
  });
}

const text = v.nullish(v.string());

const inlineAuth = v.object({ auth: text, username: text, password: text, identitytoken: text });

const shape = v.pipe(
  v.string(),
  v.transform((json) => (json.trim() === '' ? '{}' : json)),
  v.parseJson(),
  v.object({
    auths: v.nullish(v.record(v.string(), inlineAuth)),
    credHelpers: v.nullish(v.record(v.string(), v.string())),
    credsStore: text,
  }),
);
