import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inspect, promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { startLocalWorkspace } from '@air/local';
import type { LocalWorkspace } from '@air/local';
import { config } from '../air.ts';

const mark = 'MaRkEr';

/** What must never be seen, each with a mark of its own. */
export const secrets = {
  token: `${mark}-token-0123456789`,
  value: `${mark}-value-0123456789`,
  registry: `${mark}-registry-0123456789`,
  remote: `${mark}-remote-0123456789`,
  proxy: `${mark}-proxy-0123456789`,
} as const;

const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** The forms in which a secret can get out. */
export const marks: readonly string[] = [
  mark,
  encodeURIComponent(`:${mark}`),
  base64(`Bearer ${secrets.token}`),
  ...Object.values(secrets).map((secret) => base64(`ada:${secret}`)),
];

export const privateImage = 'registry.example.com/team/trainer:7';

/** A user with secrets in every place that `air` reads. */
export interface World {
  readonly folder: string;
  readonly local: LocalWorkspace;
  readonly env: Readonly<Record<string, string>>;
}

/** Makes it in a folder. */
export async function makeWorld(folder: string): Promise<World> {
  const stateDirectory = join(folder, 'state');
  await mkdir(stateDirectory, { mode: 0o700 });
  await writeFile(join(stateDirectory, 'secrets.yaml'), `vision: { key: ${secrets.value} }\n`, {
    mode: 0o600,
  });
  const { registry, token } = secrets;
  const auth = base64(`ada:${registry}`);
  await mkdir(join(folder, '.docker'));
  const docker = { auths: { 'registry.example.com': { auth } } };
  await writeFile(join(folder, '.docker', 'config.json'), JSON.stringify(docker));
  await writeFile(
    join(folder, '.databrickscfg'),
    `[work]\nhost = http://127.0.0.1:1\ntoken = ${token}\n`,
  );
  await makeRepository(join(folder, 'code'));
  const command = 'echo "the key is $API_KEY"; exit 3';
  const secret = 'secrets: { API_KEY: vision/key }\n';
  await writeFile(join(folder, 'plain.yaml'), config(command, secret));
  const code = 'code_source: { root_path: code }\n';
  await writeFile(join(folder, 'run.yaml'), config(command, `${secret}${code}`));
  await writeFile(
    join(folder, 'remote.yaml'),
    config('true', 'code_source: { root_path: code, git: { branch: main, remote: true } }\n'),
  );
  await writeFile(
    join(folder, 'image.yaml'),
    config('true', `environment: { docker_image: { url: ${privateImage}, tag_policy: latest } }\n`),
  );
  const local = await startLocalWorkspace({
    stateDirectory,
    token,
    patience: { retryMs: 20 },
    images: [{ docker_image_url: privateImage, publicly_accessible: false }],
  });
  const env = {
    HOME: folder,
    PATH: process.env['PATH'] ?? '',
    AIR_LOCAL_HOME: stateDirectory,
    DATABRICKS_HOST: local.host,
    DATABRICKS_TOKEN: token,
  };
  return { folder, local, env };
}

async function makeRepository(folder: string): Promise<void> {
  await mkdir(folder);
  await writeFile(join(folder, 'train.py'), 'print("hello")\n');
  // Nobody listens there.
  const url = `http://ada:${secrets.remote}@127.0.0.1:1/code.git?token=${secrets.remote}`;
  const script = `git init -q -b main && git add . &&
    git -c user.name=ada -c user.email=ada@example.com commit -q -m first && git remote add origin "$0"`;
  // One process, since a process as large as that of the tests starts others slowly.
  await promisify(execFile)('sh', ['-c', script, url], { cwd: folder });
  await writeFile(join(folder, 'train.py'), 'print("changed")\n');
}

/** Files that hold a secret because the user, or a test, put it there. */
const own: ReadonlySet<string> = new Set([
  '.databrickscfg',
  '.docker/config.json',
  'code/.git/config',
  'state/secrets.yaml',
  'state/token',
]);

/** The paths of files below a folder in which a secret is to be seen, but for those where it is meant to be. */
export async function filesThatTell(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of names.filter((each) => each.isFile())) {
    const file = join(entry.parentPath, entry.name);
    const path = file.slice(folder.length + 1);
    const bytes = await readFile(file);
    const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1');
    if (!own.has(path) && tells(text)) found.push(path);
  }
  return found;
}

/** Whether a secret is to be seen in a text, or in anything that belongs to a value. */
export function tells(value: unknown): boolean {
  const text =
    typeof value === 'string'
      ? value
      : inspect(value, { depth: 30, showHidden: true, maxArrayLength: 1000 });
  return marks.some((each) => text.includes(each));
}
