import type { RunConfig } from '@air/schema';
import type { LaunchPreview } from '@air/submit';

/** A plan for people. */
export function planText(config: RunConfig, preview: LaunchPreview): string {
  const { artifacts, submission } = preview;
  const name = Math.max(...artifacts.map((file) => file.name.length));
  const size = Math.max(...artifacts.map((file) => String(file.bytes).length));
  return [
    `A launch of "${config.experiment_name}" would write ${counted(artifacts.length, 'file')}:`,
    ...artifacts.map(
      (file) => `  ${file.name.padEnd(name)}  ${String(file.bytes).padStart(size)} bytes`,
    ),
    '',
    `GPU-hours: ${gpuHours(config, preview)}`,
    '',
    'POST /api/2.2/jobs/runs/submit',
    JSON.stringify(submission, undefined, 2),
    '',
    'Nothing was written or submitted. The name of the launch directory is new for each launch, and so is the idempotency token unless one is given.',
  ].join('\n');
}

function gpuHours(
  { compute, timeout_minutes }: RunConfig,
  { gpuHoursBound }: LaunchPreview,
): string {
  const gpus = counted(compute.num_accelerators, 'GPU');
  if (gpuHoursBound === null || timeout_minutes === undefined) {
    return `no limit (${gpus}, timeout_minutes is not set)`;
  }
  const hours = Number(gpuHoursBound.toFixed(2));
  return `at most ${hours} (${gpus} for ${counted(timeout_minutes, 'minute')}, retries included)`;
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
