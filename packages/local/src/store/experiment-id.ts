import { createHash } from 'node:crypto';
import type { RunRecord } from './run-record.ts';

/** The MLflow experiment of a run: runs of one experiment name share it. */
export function experimentId(run: RunRecord): string {
  const { experiment } = run.submission.tasks[0].ai_runtime_task;
  const hash = createHash('sha256').update(experiment).digest();
  return String(hash.readBigUInt64BE() % 10n ** 18n);
}
