import type { Env } from '../store/state-directory.ts';
import type { NodePaths } from './fill-node-folder.ts';
import type { LaunchInput } from './launch-input.ts';

/** What a node takes from the server's own environment: never credentials, never another launcher's ranks. */
const inherited = [
  'PATH',
  'HOME',
  'USER',
  'LOGNAME',
  'SHELL',
  'LANG',
  'LC_ALL',
  'LC_CTYPE',
  'TZ',
  'TMPDIR',
] as const;

export interface NodePlace extends NodePaths {
  readonly rank: number;
  readonly nodes: number;
  readonly gpusPerNode: number;
  readonly masterPort: number;
  readonly mlflowRunId: string;
}

/** The whole environment of one node's processes. Source: local.md. */
export function nodeEnvironment(
  place: NodePlace,
  input: Pick<LaunchInput, 'variables' | 'secrets'>,
  serverEnv: Env,
): Record<string, string> {
  const environment: Record<string, string> = { PATH: '/usr/local/bin:/usr/bin:/bin' };
  for (const name of inherited) {
    const value = serverEnv[name];
    if (value !== undefined) environment[name] = value;
  }
  return { ...environment, ...platformVariables(place), ...input.variables, ...input.secrets };
}

function platformVariables(place: NodePlace): Record<string, string> {
  const { hyperparametersPath, codeSourcePath } = place;
  return {
    ...(codeSourcePath === undefined ? {} : { CODE_SOURCE_PATH: codeSourcePath }),
    ...(hyperparametersPath === undefined ? {} : { HYPERPARAMETERS_PATH: hyperparametersPath }),
    MASTER_ADDR: '127.0.0.1',
    MASTER_PORT: String(place.masterPort),
    NUM_NODES: String(place.nodes),
    NODE_RANK: String(place.rank),
    WORLD_SIZE: String(place.nodes * place.gpusPerNode),
    LOCAL_WORLD_SIZE: String(place.gpusPerNode),
    MLFLOW_RUN_ID: place.mlflowRunId,
    POD_RANK: String(place.rank),
    IS_HOST: String(place.rank === 0),
    LOCAL_ADDR: '127.0.0.1',
  };
}
