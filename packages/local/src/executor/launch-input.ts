import * as v from 'valibot';
import { LocalError } from '../errors.ts';
import { Secrets } from '../store/secrets.ts';
import type { WorkspaceFiles } from '../store/workspace-files.ts';

/** What the folder of a command says about its processes. Source: launch.md, step 7. */
export interface LaunchInput {
  readonly command: Buffer;
  readonly hyperparameters: Buffer | undefined;
  readonly variables: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
}

const name = v.pipe(v.string(), v.regex(/^[A-Za-z_][A-Za-z0-9_]*$/));
const value = v.pipe(v.string(), v.excludes('\0'));

const envVars = v.array(v.object({ name, value }));

const secretEnvVars = v.array(v.object({ name, secret_scope: v.string(), secret_key: v.string() }));

/** What each node runs, by rank. */
export async function readLaunchInputs(
  files: WorkspaceFiles,
  commandPaths: readonly string[],
  stateDirectory: string,
): Promise<readonly LaunchInput[]> {
  return Promise.all(
    commandPaths.map(async (path) => readLaunchInput(files, path, stateDirectory)),
  );
}

/** Reads the files beside `command.sh` and looks the secrets up. */
async function readLaunchInput(
  files: WorkspaceFiles,
  commandPath: string,
  stateDirectory: string,
): Promise<LaunchInput> {
  const directory = commandPath.slice(0, commandPath.lastIndexOf('/'));
  const command = await files.read(commandPath);
  if (!command) {
    throw new LocalError('launch-file-unreadable', `there is no ${commandPath} on the workspace`);
  }
  const variables = await readJson(files, `${directory}/env_vars.json`, envVars);
  const references = await readJson(files, `${directory}/secret_env_vars.json`, secretEnvVars);
  return {
    command,
    hyperparameters: await files.read(`${directory}/hyperparameters.yaml`),
    variables: Object.fromEntries((variables ?? []).map(({ name, value }) => [name, value])),
    secrets: references ? await resolve(references, stateDirectory) : {},
  };
}

async function resolve(
  references: v.InferOutput<typeof secretEnvVars>,
  stateDirectory: string,
): Promise<Record<string, string>> {
  const secrets = await Secrets.read(stateDirectory);
  return Object.fromEntries(
    references.map(({ name, secret_scope, secret_key }) => [
      name,
      secrets.get(secret_scope, secret_key),
    ]),
  );
}

async function readJson<T>(
  files: WorkspaceFiles,
  path: string,
  schema: v.GenericSchema<unknown, T>,
): Promise<T | undefined> {
  const bytes = await files.read(path);
  if (!bytes) return undefined;
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), bytes.toString());
  if (parsed.success) return parsed.output;
  throw new LocalError('launch-file-unreadable', `${path} is not the list that it should be`);
}
