import { dirname } from 'node:path';
import type { Entry } from '@air/snapshot';
import { sourceOf } from '@air/submit/plan';
import type { ConfigInFile } from '@air/submit/plan';

import { cacheFolder } from '../cache-folder.ts';
import { CliError } from '../errors/cli-error.ts';
import { UsageError } from '../errors/usage-error.ts';
import { codeOf } from '../output/envelope-codes.ts';
import type { Session } from '../session.ts';
import { readingProgress } from './code-progress.ts';
import { codeSummary } from './code-summary.ts';
import type { CodeSummary } from './code-summary.ts';
import { isCodeOnWorkspace } from './is-code-on-workspace.ts';

/** The code of a run, as it would be packed. */
export interface ShownCode {
  readonly entries: readonly Entry[];
  readonly summary: CodeSummary;
}

/** Finds what `code_source` stands for, and writes the archive when there is a place for it. */
export async function showCode(
  session: Session,
  loaded: ConfigInFile,
  out: string | undefined,
): Promise<ShownCode> {
  const { config, configFile, document } = loaded;
  const { code_source: codeSource } = config;
  if (codeSource === undefined) {
    throw new CliError('config-file', `"${configFile}" has no code_source, so no code is packed`, {
      hint: 'code_source: { root_path: . } packs the folder of the file.',
    });
  }
  const { codeIssue, inConfig, packSnapshot, resolveSnapshot, writeArchive } =
    await import('../remote.ts');
  return session.interruptible(async (signal) => {
    const configDirectory = dirname(configFile);
    const { env } = session.host;
    const snapshot = await inConfig(loaded, () =>
      resolveSnapshot({
        codeSource,
        configDirectory,
        env,
        cacheFolder: cacheFolder(env),
        signal,
      }),
    );
    const warnings = snapshot.warnings.map((warning) => codeIssue(warning, document));
    session.output.warn(warnings, sourceOf(loaded));
    const onProgress = readingProgress(session.output);
    const packed = await packSnapshot(snapshot, { signal, onProgress });
    const code = { snapshot, packed };
    const written = out === undefined ? undefined : writeArchive(packed, out);
    const bytes = await written?.catch((error: unknown) => refuse(error, out));
    const onWorkspace = await isCodeOnWorkspace(session, code, loaded, signal);
    return { entries: snapshot.entries, summary: codeSummary(code, { bytes, onWorkspace }) };
  });
}

/** What the system says of the file is about the flag; what the code says is told as it is. */
function refuse(error: unknown, out: string | undefined): never {
  const isOurs = error instanceof Error && 'syscall' in error;
  throw isOurs ? new UsageError(`--out "${out}" cannot be written (${codeOf(error)})`) : error;
}
