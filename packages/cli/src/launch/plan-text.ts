import type { RunConfig } from '@air/schema';

import { counted } from '../output/counted.ts';
import { codeCounts } from './code-summary.ts';
import type { CodeSummary } from './code-summary.ts';
import type { RunPreview } from './preview-run.ts';

/** A plan for people. */
export function planText(config: RunConfig, preview: RunPreview): string {
  const { artifacts, snapshot, submission } = preview;
  const name = Math.max(...artifacts.map((file) => file.name.length));
  const size = Math.max(...artifacts.map((file) => String(file.bytes).length));
  return [
    `A launch of "${config.experiment_name}" would write ${counted(artifacts.length, 'file')}:`,
    ...artifacts.map(
      (file) => `  ${file.name.padEnd(name)}  ${String(file.bytes).padStart(size)} bytes`,
    ),
    ...(snapshot === undefined
      ? []
      : ['', `It would pack ${snapshot.name}: ${codeCounts(snapshot)}`, ...whereabouts(snapshot)]),
    '',
    `GPU-hours: ${gpuHours(config, preview)}`,
    '',
    'POST /api/2.2/jobs/runs/submit',
    JSON.stringify(submission, undefined, 2),
    '',
    'Nothing was written or submitted. The name of the launch directory is new for each launch, and so is the idempotency token unless one is given.',
  ].join('\n');
}

function gpuHours({ compute, timeout_minutes }: RunConfig, { gpuHoursBound }: RunPreview): string {
  const gpus = counted(compute.num_accelerators, 'GPU');
  if (gpuHoursBound === null || timeout_minutes === undefined) {
    return `no limit (${gpus}, timeout_minutes is not set)`;
  }
  const hours = Number(gpuHoursBound.toFixed(2));
  return `at most ${hours} (${gpus} for ${counted(timeout_minutes, 'minute')}, retries included)`;
}

/** Whether the archive would be uploaded, where a workspace was asked. */
function whereabouts({ on_workspace: isThere }: CodeSummary): readonly string[] {
  if (isThere === undefined) return [];
  return [isThere ? 'The workspace has it already.' : 'The workspace does not have it yet.'];
}
