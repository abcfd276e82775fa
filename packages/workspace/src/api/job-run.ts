import * as v from 'valibot';
import { id, integer, lenient, lenientList, optionalText } from './scalars.ts';

/** Where a run or one of its tasks stands, in the service's words. */
export interface RunState {
  readonly lifeCycleState: string | undefined;
  readonly resultState: string | undefined;
  readonly message: string | undefined;
}

/** What an AIR run trains, and on what. */
export interface Workload {
  readonly experiment: string | undefined;
  readonly acceleratorType: string | undefined;
  readonly accelerators: number | undefined;
}

/** One attempt of a run's task. Times are in milliseconds, undefined where there is none yet. */
export interface JobTask {
  /** The run's own where the service names none. */
  readonly runId: string;
  readonly attemptNumber: number;
  readonly maxRetries: number | undefined;
  readonly startTime: number | undefined;
  readonly endTime: number | undefined;
  readonly state: RunState;
  readonly environmentKey: string | undefined;
  /** Undefined for a task that is none of AIR's: workspace-api.md, "Runs". */
  readonly workload: Workload | undefined;
  /** The same work for each of several inputs. */
  readonly isSweep: boolean;
}

/** What a task's software comes from. */
export interface RunEnvironment {
  readonly key: string | undefined;
  readonly version: string | undefined;
  readonly baseEnvironment: string | undefined;
  readonly dependencies: readonly string[];
}

/** A run as `runs/get` describes it. */
export interface JobRun {
  readonly runId: string;
  /** The job that the run belongs to; permissions are the job's. */
  readonly jobId?: string | undefined;
  readonly name: string | undefined;
  /** The user who started it. */
  readonly creator: string | undefined;
  readonly startTime: number | undefined;
  readonly endTime: number | undefined;
  readonly state: RunState;
  readonly tasks: readonly JobTask[];
  readonly environments: readonly RunEnvironment[];
}

/** The latest time that a Date can hold. */
const lastTime = 8.64e15;

/** The service writes 0 for a time that has not come. */
const time = lenient(v.pipe(integer, v.minValue(1), v.maxValue(lastTime)));

/** No run is tried more often. */
const mostAttempts = 10_000;

const state = v.optional(
  v.pipe(
    lenient(
      v.object({
        life_cycle_state: optionalText,
        result_state: optionalText,
        state_message: optionalText,
      }),
    ),
    v.transform((raw): RunState => ({
      lifeCycleState: raw?.life_cycle_state,
      resultState: raw?.result_state,
      message: raw?.state_message,
    })),
  ),
  {},
);

const text = lenient(v.string());

const runtimeTask = v.object({
  experiment: text,
  deployments: lenientList(
    v.object({
      compute: lenient(v.object({ accelerator_type: text, accelerator_count: lenient(integer) })),
    }),
  ),
});

const computeTask = v.object({
  training_script_path: v.pipe(v.string(), v.nonEmpty()),
  mlflow_experiment_name: text,
  compute: lenient(v.object({ gpu_type: text, num_gpus: lenient(integer) })),
});

const work = v.object({
  ai_runtime_task: lenient(runtimeTask),
  gen_ai_compute_task: lenient(computeTask),
});

function workloadOf(raw: v.InferOutput<typeof work> | undefined): Workload | undefined {
  const { ai_runtime_task: task, gen_ai_compute_task: older } = raw ?? {};
  if (task !== undefined) {
    const compute = task.deployments[0]?.compute;
    return {
      experiment: task.experiment,
      acceleratorType: compute?.accelerator_type,
      accelerators: compute?.accelerator_count,
    };
  }
  if (older === undefined) return undefined;
  return {
    experiment: older.mlflow_experiment_name,
    acceleratorType: older.compute?.gpu_type,
    accelerators: older.compute?.num_gpus,
  };
}

const task = v.pipe(
  v.object({
    ...work.entries,
    run_id: lenient(id),
    attempt_number: lenient(v.pipe(integer, v.minValue(0), v.maxValue(mostAttempts))),
    max_retries: lenient(integer),
    start_time: time,
    end_time: time,
    state,
    environment_key: text,
    for_each_task: lenient(v.object({ task: lenient(work) })),
  }),
  v.transform(({ for_each_task: sweep, ...raw }) => ({
    runId: raw.run_id,
    attemptNumber: raw.attempt_number ?? 0,
    maxRetries: raw.max_retries,
    startTime: raw.start_time,
    endTime: raw.end_time,
    state: raw.state,
    environmentKey: raw.environment_key,
    workload: workloadOf(raw) ?? workloadOf(sweep?.task),
    isSweep: sweep !== undefined,
  })),
);

const environment = v.pipe(
  v.object({
    environment_key: text,
    spec: lenient(
      v.object({
        environment_version: lenient(v.union([v.string(), v.number()])),
        base_environment: text,
        dependencies: lenientList(v.string()),
      }),
    ),
  }),
  v.transform(({ environment_key, spec }): RunEnvironment => ({
    key: environment_key,
    version: spec?.environment_version?.toString(),
    baseEnvironment: spec?.base_environment,
    dependencies: spec?.dependencies ?? [],
  })),
);

/** The shape of a run in an answer. Only its id is needed; what else can't be read counts as missing. */
export const jobRun: v.GenericSchema<unknown, JobRun> = v.pipe(
  v.object({
    run_id: id,
    job_id: lenient(id),
    run_name: text,
    creator_user_name: text,
    start_time: time,
    end_time: time,
    state,
    tasks: lenientList(task),
    environments: lenientList(environment),
  }),
  v.transform((raw): JobRun => ({
    runId: raw.run_id,
    jobId: raw.job_id,
    name: raw.run_name,
    creator: raw.creator_user_name,
    startTime: raw.start_time,
    endTime: raw.end_time,
    state: raw.state,
    tasks: raw.tasks.map((each) => ({ ...each, runId: each.runId ?? raw.run_id })),
    environments: raw.environments,
  })),
);
