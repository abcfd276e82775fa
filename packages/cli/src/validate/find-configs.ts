import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { looksLikeRunConfig } from '@air/validate';
import type { Issue } from '@air/validate';

import { readConfigFile, unreadable } from '../config/read-config-file.ts';
import { CliError } from '../errors/cli-error.ts';
import { counted } from '../output/counted.ts';
import { fileIssue } from './file-issue.ts';
import { yamlFilesBelow } from './yaml-files-below.ts';

/** What a path that was named comes to, file by file. */
export type Found =
  /** What comes next is from a folder. */
  | { readonly kind: 'folder' }
  | { readonly kind: 'config'; readonly file: string; readonly bytes: Uint8Array }
  /** A YAML file of a folder that is meant for something else. */
  | { readonly kind: 'other' }
  /** A path that cannot be checked. */
  | { readonly kind: 'fault'; readonly file: string; readonly issue: Issue };

interface StandardInput {
  /** What reports call it; paths in it are relative to the folder of that name. */
  readonly name: string;
  read(): Uint8Array;
}

/**
 * The run configs that paths name, in their order, each once: files as they are, of folders those that look like one, and
 * standard input for `-`. Reads one when it is asked for it.
 */
export function* findConfigs(paths: readonly string[], stdin: StandardInput): Generator<Found> {
  const seen = new Set<string>();
  const isNew = (id: string): boolean => {
    const before = seen.size;
    return seen.add(id).size > before;
  };
  for (const path of paths) {
    if (path === '-') {
      if (isNew('-')) yield readFound(stdin.name, () => stdin.read());
    } else if (isFolder(path)) {
      yield { kind: 'folder' };
      yield* findBelow(path, isNew);
    } else if (isNew(resolve(path))) {
      yield readFound(path, () => readConfigFile(path));
    }
  }
}

function* findBelow(folder: string, isNew: (id: string) => boolean): Generator<Found> {
  const looked = { files: 0, others: 0, faults: 0 };
  for (const entry of yamlFilesBelow(folder)) {
    if ('cause' in entry) {
      looked.faults += 1;
      const error = unreadable('folder', entry.folder, entry.cause);
      yield { kind: 'fault', file: entry.folder, issue: fileIssue('cannot-read', error) };
      continue;
    }
    looked.files += 1;
    if (!isNew(resolve(entry.file))) continue;
    const found = readFound(entry.file, () => readConfigFile(entry.file));
    if (found.kind === 'config' && !looksLikeRunConfig(found.bytes)) {
      looked.others += 1;
      yield { kind: 'other' };
    } else {
      yield found;
    }
  }
  if (looked.files === looked.others && looked.faults === 0) {
    yield { kind: 'fault', file: folder, issue: noRunConfig(folder, looked.files) };
  }
}

function readFound(file: string, read: () => Uint8Array): Found {
  try {
    return { kind: 'config', file, bytes: read() };
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    return { kind: 'fault', file, issue: fileIssue('cannot-read', error) };
  }
}

function noRunConfig(folder: string, looked: number): Issue {
  return fileIssue('no-run-config', {
    message: `there is no run config in folder "${folder}": ${counted(looked, 'YAML file')} looked at`,
    hint: 'A file that is named is checked, whatever it looks like.',
  });
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    // reading it says why
    return false;
  }
}
