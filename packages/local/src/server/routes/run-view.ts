import { experimentId } from '../../store/experiment-id.ts';
import type { AttemptRecord, RunRecord, RunState } from '../../store/run-record.ts';

/** A run as `runs/get` shows it. Source: workspace-api.md, "Runs". */
export function runView(run: RunRecord, host: string, userName: string): unknown {
  const { submission } = run;
  return {
    job_id: BigInt(run.jobId),
    run_id: BigInt(run.runId),
    run_name: submission.run_name ?? submission.tasks[0].task_key,
    run_type: 'SUBMIT_RUN',
    creator_user_name: userName,
    run_page_url: `${host}/jobs/runs/${run.runId}`,
    start_time: run.submittedAt,
    end_time: run.endedAt ?? 0,
    state: stateView(run.state),
    tasks: run.attempts.map((attempt) => taskView(run, attempt)),
    environments: submission.environments ?? [],
  };
}

function taskView(run: RunRecord, attempt: AttemptRecord): unknown {
  const [task] = run.submission.tasks;
  return {
    ...task,
    run_id: BigInt(attempt.taskRunId),
    attempt_number: attempt.number,
    max_retries: task.max_retries ?? 0,
    start_time: attempt.startedAt ?? 0,
    end_time: attempt.endedAt ?? 0,
    state: stateView(attempt.state),
  };
}

/** What a task run's `get-output` answers. */
export function outputView(run: RunRecord, attempt: AttemptRecord): unknown {
  return {
    metadata: taskView(run, attempt),
    ai_runtime_task_output: {
      mlflow_experiment_id: experimentId(run),
      mlflow_run_id: run.mlflowRunId,
      status_message: attempt.state.message,
    },
  };
}

function stateView({ lifeCycle, outcome, message }: RunState): unknown {
  return { life_cycle_state: lifeCycle, result_state: outcome, state_message: message };
}
