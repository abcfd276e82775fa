import type { Submission } from '../store/submission.ts';

/** What a local run does not do, as lines of its output. */
export function notices(submission: Submission): string[] {
  const [{ ai_runtime_task: task, environment_key: key }] = submission.tasks;
  const environment = submission.environments?.find(
    ({ environment_key }) => environment_key === key,
  );
  const dependencies = environment?.spec?.dependencies?.length ?? 0;
  const hasImage =
    task.docker_image_url !== undefined ||
    task.unity_catalog_image_path !== undefined ||
    task.deployments[0].containers !== undefined;
  return [
    ...(dependencies === 0
      ? []
      : [
          `air local: dependencies are not installed (${dependencies} given); the command uses what this machine has\n`,
        ]),
    ...(hasImage ? ['air local: the image is not used; the command runs on this machine\n'] : []),
  ];
}
