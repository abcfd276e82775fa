// node:fs loads its promises at their first use, node:fs/promises at once: few dry runs read such a file.
import { promises } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import type { RequirementsFile } from '@air/schema';
import { maxConfigBytes, validateRequirements } from '@air/validate';
import type { Issue } from '@air/validate';
import { SubmitError } from '../errors.ts';
import type { SourceFile } from '../errors.ts';
import type { ConfigInFile } from './config-in-file.ts';

/** A requirements file that can be used. */
export interface Requirements {
  /** Named as the person would who named the config file. */
  readonly source: SourceFile;
  readonly bytes: Uint8Array;
  readonly content: RequirementsFile;
  readonly warnings: readonly Issue[];
}

/**
 * Reads the file that `environment.dependencies` names; undefined when it names none. Throws a SubmitError for one that
 * cannot be used.
 */
export async function readRequirements({
  config,
  configFile,
}: ConfigInFile): Promise<Requirements | undefined> {
  const path = config.environment?.dependencies;
  if (typeof path !== 'string') return undefined;
  const file = isAbsolute(path) ? path : join(dirname(configFile), path);
  const bytes = await readBytes(file);
  const source = { file, text: new TextDecoder().decode(bytes) };
  const { requirements, issues } = validateRequirements(bytes);
  if (requirements === undefined) throw invalid(source, issues);
  return { source, bytes, content: requirements, warnings: issues };
}

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    const about = await promises.stat(file);
    if (about.isDirectory()) throw unreadable(file, 'is a directory');
    if (!about.isFile()) throw unreadable(file, 'is not a regular file');
    if (about.size > maxConfigBytes) {
      throw unreadable(file, `is ${about.size} bytes, over the limit of ${maxConfigBytes} (4 MiB)`);
    }
    return await promises.readFile(file);
  } catch (cause) {
    throw cause instanceof SubmitError ? cause : notRead(file, cause);
  }
}

function notRead(file: string, cause: unknown): SubmitError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new SubmitError('requirements-missing', `requirements file "${file}" does not exist`, {
      hint: 'environment.dependencies is a path relative to the config file, or a list of packages.',
      cause,
    });
  }
  const reason = code === 'EACCES' || code === 'EPERM' ? 'permission denied' : code;
  return unreadable(file, `cannot be read (${reason})`, cause);
}

function unreadable(file: string, what: string, cause?: unknown): SubmitError {
  return new SubmitError('requirements-unreadable', `requirements file "${file}" ${what}`, {
    hint: 'environment.dependencies names a YAML file that holds version and dependencies.',
    cause,
  });
}

function invalid(source: SourceFile, issues: readonly Issue[]): SubmitError {
  const told = issues
    .filter(({ severity }) => severity === 'error')
    .map(({ message, range }) =>
      range === undefined ? message : `line ${range.start.line}: ${message}`,
    );
  return new SubmitError(
    'requirements-invalid',
    `requirements file "${source.file}" is not valid: ${told.join('; ')}`,
    {
      hint: 'A requirements file holds version and dependencies, and nothing else.',
      issues,
      source,
    },
  );
}
