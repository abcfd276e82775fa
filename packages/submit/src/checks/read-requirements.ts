import { readFile, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import type { RequirementsFile } from '@air/schema';
import { maxConfigBytes, validateRequirements } from '@air/validate';
import type { Issue } from '@air/validate';
import { SubmitError } from '../errors.ts';

/** A requirements file that is well-formed. */
export interface Requirements {
  /** As a person would name it from where the config file was named. */
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly content: RequirementsFile;
  readonly warnings: readonly Issue[];
}

/** Reads the file that `environment.dependencies` names. Throws a SubmitError for one that cannot be used. */
export async function readRequirements(path: string, configFile: string): Promise<Requirements> {
  const file = isAbsolute(path) ? path : join(dirname(configFile), path);
  const bytes = await readBytes(file);
  const { requirements, issues } = validateRequirements(bytes);
  const errors = issues.filter(({ severity }) => severity === 'error');
  if (requirements === undefined || errors.length > 0) throw invalid(file, errors);
  return { file, bytes, content: requirements, warnings: issues };
}

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    const about = await stat(file);
    if (about.isDirectory()) throw unreadable(file, 'is a directory');
    if (!about.isFile()) throw unreadable(file, 'is not a regular file');
    if (about.size > maxConfigBytes) {
      throw unreadable(file, `is ${about.size} bytes, over the limit of ${maxConfigBytes} (4 MiB)`);
    }
    return await readFile(file);
  } catch (cause) {
    if (cause instanceof SubmitError) throw cause;
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw new SubmitError('requirements-missing', `requirements file ${file} does not exist`, {
        hint: 'environment.dependencies is a path relative to the config file, or a list of packages.',
        file,
        cause,
      });
    }
    throw unreadable(file, `cannot be read: ${reasons[code] ?? code}`, cause);
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ELOOP: 'too many symbolic links',
  EIO: 'the disk reports an error',
};

function unreadable(file: string, what: string, cause?: unknown): SubmitError {
  return new SubmitError('requirements-unreadable', `requirements file ${file} ${what}`, {
    hint: 'environment.dependencies names a YAML file with version and dependencies.',
    file,
    cause,
  });
}

function invalid(file: string, issues: readonly Issue[]): SubmitError {
  const told = issues.map(({ message, range }) =>
    range === undefined ? message : `line ${range.start.line}: ${message}`,
  );
  return new SubmitError(
    'requirements-invalid',
    `requirements file ${file} is not valid: ${told.join('; ')}`,
    { hint: 'A requirements file holds version and dependencies.', file, issues },
  );
}
