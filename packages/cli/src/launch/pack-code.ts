import { dirname } from 'node:path';
import type { Entry, LeftOut } from '@air/snapshot';

import type { LoadedConfig } from '../config/load-config.ts';
import { CliError } from '../errors/cli-error.ts';
import { UsageError } from '../errors/usage-error.ts';
import { codeOf } from '../output/envelope-codes.ts';
import type { Session } from '../session.ts';

/** The code of a run, as it would be packed. */
export interface PackedCode {
  readonly name: string;
  readonly key: string;
  readonly entries: readonly Entry[];
  readonly files: number;
  readonly contentBytes: number;
  readonly leftOut: LeftOut;
  /** The size of the archive, when one was written. */
  readonly bytes: number | undefined;
}

/** Finds what `code_source` stands for, and writes the archive when there is a place for it. */
export async function packCode(
  session: Session,
  { config, configFile }: LoadedConfig,
  out: string | undefined,
): Promise<PackedCode> {
  const { code_source: codeSource } = config;
  if (codeSource === undefined) {
    throw new CliError('config-file', `"${configFile}" has no code_source, so no code is packed`, {
      hint: 'code_source: { root_path: . } packs the folder of the file.',
    });
  }
  const { packSnapshot, resolveSnapshot, writeArchive } = await session.remote();
  return session.interruptible(async (signal) => {
    const configDirectory = dirname(configFile);
    const { env } = session.host;
    const snapshot = await resolveSnapshot({ codeSource, configDirectory, env, signal });
    for (const { message } of snapshot.warnings) session.output.note(`Warning: ${message}`);
    const packed = await packSnapshot(snapshot, { signal });
    const { entries, contentBytes, leftOut } = snapshot;
    const { name, key } = packed;
    const files = entries.filter(({ kind }) => kind === 'file').length;
    const written = out === undefined ? undefined : writeArchive(packed, out);
    const bytes = await written?.catch((error: unknown) => refuse(error, out));
    return { name, key, entries, files, contentBytes, leftOut, bytes };
  });
}

/** What the system says of the file is about the flag; what the code says is told as it is. */
function refuse(error: unknown, out: string | undefined): never {
  const isOurs = error instanceof Error && 'syscall' in error;
  throw isOurs ? new UsageError(`--out "${out}" cannot be written (${codeOf(error)})`) : error;
}
