import { fstatSync, writeSync } from 'node:fs';
import { homedir } from 'node:os';
import type { Clock, Env } from '@air/workspace';

import { CliError } from './errors/cli-error.ts';
import { codeOf } from './output/envelope-codes.ts';
import { processTerminal } from './terminal.ts';
import type { Terminal } from './terminal.ts';

/** The process around a command, as far as commands may see it; tests bring their own. */
export interface Host {
  readonly env: Env;
  /** The command line of a process that serves the embedded workspace. */
  readonly serverEntry: readonly string[];
  /** The folder that has a page for each issue code; no links to them unless told. */
  readonly issuePages?: string | undefined;
  /** What waiting depends on; real time unless told. */
  readonly clock?: Clock | undefined;
  /** The descriptor of standard input. */
  readonly standardInput: number;
  /** Where the user's own files are; read only by what needs a workspace. */
  homeDirectory(): string;
  /** Writes results. Throws `output-closed` once nobody reads them, `output-unwritable` where they find no place. */
  writeOut(text: string): void;
  /** Writes everything else. A reader that is gone is no failure here. */
  writeErr(text: string): void;
  isErrTerminal(): boolean;
  isOutTerminal(): boolean;
  /** Where a user types, if there is one; nowhere unless told. */
  readonly terminal?: (() => Terminal | undefined) | undefined;
  /** Calls back on Ctrl-C and where the process is asked to end, until the returned function is called. */
  onInterrupt(listener: () => void): () => void;
  /** Ends the process at once. */
  exit(code: number): void;
}

/** The host of the real process. Writes are finished when they return, so that ending loses nothing. */
export function processHost(serverEntry: readonly string[], issuePages: string): Host {
  return {
    serverEntry,
    issuePages,
    standardInput: 0,
    env: process.env,
    homeDirectory: homedir,
    writeOut(text) {
      try {
        writeAll(1, text);
      } catch (error) {
        throw codeOf(error) === 'EPIPE'
          ? new CliError('output-closed', 'standard output was closed', { cause: error })
          : unwritable(text, error);
      }
    },
    writeErr(text) {
      try {
        writeAll(2, text);
      } catch {
        // Nobody is left to tell.
      }
    },
    isErrTerminal: () => isDevice(2) && process.stderr.isTTY,
    isOutTerminal: () => isDevice(1) && process.stdout.isTTY,
    terminal: processTerminal,
    onInterrupt(listener) {
      for (const signal of interrupts) process.on(signal, listener);
      return () => {
        for (const signal of interrupts) process.off(signal, listener);
      };
    },
    exit(code) {
      process.exit(code);
    },
  };
}

/** Says too what is lost, if that is a result in a few words: the id of a run is nowhere else. */
function unwritable(text: string, cause: unknown): CliError {
  const code = codeOf(cause) ?? String(cause);
  const reason = code === 'ENOSPC' ? 'no space is left' : `the system answers ${code}`;
  const lost = text.length > 1000 ? '' : `; it would have got:\n${text.trimEnd()}`;
  return new CliError('output-unwritable', `cannot write to standard output: ${reason}${lost}`, {
    cause,
  });
}

/** Ctrl-C, and what CI, `timeout` and `kill` send. */
const interrupts = ['SIGINT', 'SIGTERM'] as const;

/** Whether it can be a terminal: `process.stdout` of a file or a pipe would load the stream modules, a tenth of a dry run. */
function isDevice(descriptor: number): boolean {
  return fstatSync(descriptor).isCharacterDevice();
}

/** Straight to the descriptor, as `isDevice` asks it. */
function writeAll(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  let written = 0;
  while (written < bytes.length) {
    try {
      written += writeSync(descriptor, bytes, written);
    } catch (error) {
      // A pipe that another program made non-blocking is full: wait for its reader.
      if (codeOf(error) !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}
