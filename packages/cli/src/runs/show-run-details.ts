import { describeRun, findRun } from '@air/runs';
import type { RunDescription } from '@air/runs';

import { counted } from '../output/counted.ts';
import { plainText } from '../output/plain-text.ts';
import type { Session } from '../session.ts';
import { progressText } from './progress-text.ts';
import { secondsText } from './seconds-text.ts';
import { timeText } from './time-text.ts';

/** Answers with everything about a run, named as for `findRun`. */
export async function showRunDetails(session: Session, asked: string): Promise<void> {
  const { output } = session;
  const workspace = await session.workspace();
  const run = await session.interruptible(async (signal) =>
    describeRun(workspace, await findRun(workspace, asked, { signal }), { signal }),
  );
  if (!run.isAirRun) {
    output.note(`Run ${run.runId} is no AIR run: none of its tasks is one of AIR's`);
  }
  output.result(detailsJson(run), { result: detailsText(run) });
}

/** The statuses that are a reason too: cli.md, "Output". */
const reasons: ReadonlySet<string> = new Set(['FAILED', 'TIMEDOUT', 'INTERNAL_ERROR']);

function detailsJson(run: RunDescription): object {
  const { status } = run.status;
  return {
    run_id: run.runId,
    status,
    started_at: run.startedAt?.toISOString() ?? null,
    duration_seconds: run.durationSeconds ?? null,
    attempt_number: run.attemptNumber ?? null,
    experiment_name: run.experiment ?? run.name ?? null,
    dashboard_url: run.dashboardUrl,
    mlflow_url: run.mlflowUrl ?? null,
    termination_reason: reasons.has(status) ? status : null,
    est_percent_complete: run.progress.percent ?? null,
    est_remaining_seconds: run.progress.secondsLeft ?? null,
  };
}

function detailsText(run: RunDescription): string {
  const { status, message } = run.status;
  const rows: readonly [string, string | undefined][] = [
    ['Run', run.runId],
    ['Name', run.name],
    ['Status', message === undefined ? status : `${status}: ${message}`],
    ['Progress', progressText(run.progress)],
    ['User', run.user],
    ['Started', run.startedAt === undefined ? 'not yet' : timeText(run.startedAt)],
    ['Duration', run.durationSeconds === undefined ? undefined : secondsText(run.durationSeconds)],
    ['Attempt', attemptText(run)],
    ['Experiment', run.experiment],
    ['Sweep', run.isSweep ? 'yes' : undefined],
    ['Accelerators', acceleratorsText(run)],
    ['Environment', environmentText(run)],
    ['Dashboard', run.dashboardUrl],
    ['MLflow', run.mlflowUrl],
  ];
  return rows
    .flatMap(([name, value]) =>
      value === undefined ? [] : `${`${name}:`.padEnd(14)}${plainText(value)}`,
    )
    .join('\n');
}

/** For people the first attempt is attempt 1. */
function attemptText({ attemptNumber, maxRetries }: RunDescription): string | undefined {
  if (attemptNumber === undefined) return undefined;
  const most = maxRetries === undefined ? '' : ` of at most ${maxRetries + 1}`;
  return `${attemptNumber + 1}${most}`;
}

function acceleratorsText({ accelerators, acceleratorType }: RunDescription): string | undefined {
  if (accelerators === undefined) return acceleratorType;
  return [counted(accelerators, 'GPU'), acceleratorType].filter(Boolean).join(', ');
}

function environmentText({ environment }: RunDescription): string | undefined {
  if (environment === undefined) return undefined;
  const { version, baseEnvironment, dependencies } = environment;
  const base = version === undefined ? baseEnvironment : `version ${version}`;
  return [base, ...dependencies].filter(Boolean).join(', ') || undefined;
}
