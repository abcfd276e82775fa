import * as v from 'valibot';
import { WorkspaceError } from '../errors.ts';
import type { Workspace } from '../open-workspace.ts';
import type { CallOptions } from './call-options.ts';
import { membersOf, pageOf } from './pages.ts';
import { integer, lenient, lenientList, optionalText } from './scalars.ts';
import { listVolumeDirectory, readVolumeFile } from './volumes.ts';

/** A file or folder of an MLflow run. */
export interface Artifact {
  /** From the root of the artifacts on. */
  readonly path: string;
  readonly isDirectory: boolean;
  /** Undefined where the service does not say. */
  readonly bytes: number | undefined;
}

/** The artifacts of one MLflow run, wherever they are kept: workspace-api.md, "Logs". */
export interface ArtifactStore {
  /** What lies in a folder; nothing where there is none. */
  list(path: string, options?: CallOptions): Promise<readonly Artifact[]>;
  /** The bytes of a file, from one of them on. */
  read(path: string, from: number, options?: CallOptions): Promise<Uint8Array>;
}

/** Finds out where the artifacts of an MLflow run are kept. One that is gone has none. */
export async function openArtifacts(
  workspace: Workspace,
  mlflowRunId: string,
  options: CallOptions = {},
): Promise<ArtifactStore> {
  const uri = await artifactUri(workspace, mlflowRunId, options);
  const [, volume] = /^dbfs:(\/Volumes\/.*?)\/*$/.exec(uri ?? '') ?? [];
  return volume === undefined ? trackedBy(workspace, mlflowRunId) : onVolume(workspace, volume);
}

async function artifactUri(
  workspace: Workspace,
  mlflowRunId: string,
  options: CallOptions,
): Promise<string | undefined> {
  try {
    const { run } = await workspace.request({
      method: 'GET',
      path: '/api/2.0/mlflow/runs/get',
      query: { run_id: mlflowRunId },
      answer: mlflowRun,
      ...options,
    });
    return run?.info?.artifact_uri;
  } catch (error) {
    if (error instanceof WorkspaceError && error.code === 'not-found') return undefined;
    throw error;
  }
}

function trackedBy(workspace: Workspace, mlflowRunId: string): ArtifactStore {
  return {
    async list(path, options = {}) {
      try {
        return await membersOf(workspace, {
          path: '/api/2.0/mlflow/artifacts/list',
          query: { run_id: mlflowRunId, path },
          answer: pageOf('files', lenientList(artifact)),
          ...options,
        });
      } catch (error) {
        return nothingIfNotFound(error);
      }
    },
    async read(path, from, options = {}) {
      const { credential_infos: infos } = await workspace.request({
        method: 'GET',
        path: '/api/2.0/mlflow/artifacts/credentials-for-read',
        query: { run_id: mlflowRunId, path },
        answer: credentials,
        ...options,
      });
      const [info] = infos;
      if (info === undefined) {
        throw new WorkspaceError(
          'unexpected-answer',
          `${workspace.host} does not say how to read ${path}`,
        );
      }
      const headers = Object.fromEntries(info.headers.map(({ name, value }) => [name, value]));
      return workspace.download({ address: info.signed_uri, headers, from, ...options });
    },
  };
}

function onVolume(workspace: Workspace, root: string): ArtifactStore {
  return {
    async list(path, options) {
      try {
        const entries = await listVolumeDirectory(workspace, `${root}/${path}`, options);
        return entries.map((entry) => ({ ...entry, path: entry.path.slice(root.length + 1) }));
      } catch (error) {
        return nothingIfNotFound(error);
      }
    },
    read: (path, from, options) => readVolumeFile(workspace, `${root}/${path}`, from, options),
  };
}

function nothingIfNotFound(error: unknown): readonly Artifact[] {
  const isGone = error instanceof WorkspaceError && error.code === 'not-found';
  if (isGone && error.errorCode !== 'ENDPOINT_NOT_FOUND') return [];
  throw error;
}

const mlflowRun = v.object({
  run: lenient(v.object({ info: lenient(v.object({ artifact_uri: optionalText })) })),
});

const artifact = v.pipe(
  v.object({
    path: v.string(),
    is_dir: lenient(v.boolean()),
    file_size: lenient(integer),
  }),
  v.transform(({ path, is_dir, file_size }): Artifact => ({
    path,
    isDirectory: is_dir ?? false,
    bytes: file_size,
  })),
);

const credentials = v.object({
  credential_infos: lenientList(
    v.object({
      signed_uri: v.string(),
      headers: lenientList(v.object({ name: v.string(), value: v.string() })),
    }),
  ),
});
