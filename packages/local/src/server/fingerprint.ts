import { createHash } from 'node:crypto';
import type { Submission } from '../store/submission.ts';
import type { WorkspaceFiles } from '../store/workspace-files.ts';

/** The files of a launch directory that decide what a run does. Source: launch.md, step 7. */
const decisive = [
  'command.sh',
  'env_vars.json',
  'secret_env_vars.json',
  'hyperparameters.yaml',
  'requirements.yaml',
];

/**
 * The same for two submissions that do the same, though every launch has a directory of its own: its name is
 * replaced by what its files hold. Tells a repeated launch from a token that is taken by another config.
 */
export async function fingerprint(submission: Submission, files: WorkspaceFiles): Promise<string> {
  const [task] = submission.tasks;
  const [{ command_path, containers, ...rest }] = task.ai_runtime_task.deployments;
  const hash = createHash('sha256');
  const neutral = {
    ...rest,
    command_path: '',
    containers: containers?.map((container) => ({ ...container, command_path: '' })),
  };
  const runtime = { ...task.ai_runtime_task, deployments: [neutral] };
  hash.update(sortedJson({ ...submission, tasks: [{ ...task, ai_runtime_task: runtime }] }));
  const paths = containers?.map((container) => container.command_path) ?? [command_path ?? ''];
  for (const directory of paths.map((path) => path.slice(0, path.lastIndexOf('/')))) {
    for (const name of decisive) {
      const content = await files.read(`${directory}/${name}`);
      hash.update(`\n${name} ${content ? content.length : 'none'}\n`).update(content ?? '');
    }
  }
  return hash.digest('hex');
}

function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    member !== null && typeof member === 'object' && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}
