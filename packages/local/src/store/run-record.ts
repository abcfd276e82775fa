import * as v from 'valibot';
import type { ProcessIdentity } from '../process-identity.ts';
import { submission } from './submission.ts';
import type { Submission } from './submission.ts';

/** Source: workspace-api.md, "Runs", and local.md, "Life cycle". */
type LifeCycle = 'PENDING' | 'WAITING_FOR_RETRY' | 'RUNNING' | 'TERMINATED';

export type Outcome = 'SUCCESS' | 'FAILED' | 'CANCELED' | 'TIMEDOUT';

export interface RunState {
  readonly lifeCycle: LifeCycle;
  /** Set when the life cycle is TERMINATED. */
  readonly outcome?: Outcome | undefined;
  readonly message: string;
}

/** One try of the run's task, which the platform shows as a task run of its own. */
export interface AttemptRecord {
  readonly number: number;
  readonly taskRunId: string;
  readonly state: RunState;
  readonly startedAt?: number | undefined;
  readonly endedAt?: number | undefined;
  /** The leaders of the nodes' process groups, by node index. */
  readonly nodes: readonly ProcessIdentity[];
}

/** All that is kept of a run but its output. Ids are decimal text, since they go beyond 2^53. */
export interface RunRecord {
  readonly runId: string;
  readonly jobId: string;
  readonly mlflowRunId: string;
  /** The order of submission, from 1. */
  readonly sequence: number;
  readonly submittedAt: number;
  readonly endedAt?: number | undefined;
  readonly state: RunState;
  readonly attempts: readonly AttemptRecord[];
  readonly submission: Submission;
  /** What the run would do, without the name of its launch directory. */
  readonly fingerprint: string;
}

export function hasEnded(run: RunRecord): boolean {
  return run.state.lifeCycle === 'TERMINATED';
}

/** Reads what `JSON.stringify` made of a record; undefined for any other text. */
export function parseRunRecord(text: string): RunRecord | undefined {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), runRecord), text);
  return parsed.success ? parsed.output : undefined;
}

const runState: v.GenericSchema<unknown, RunState> = v.object({
  lifeCycle: v.picklist(['PENDING', 'WAITING_FOR_RETRY', 'RUNNING', 'TERMINATED']),
  outcome: v.optional(v.picklist(['SUCCESS', 'FAILED', 'CANCELED', 'TIMEDOUT'])),
  message: v.string(),
});

const attemptRecord: v.GenericSchema<unknown, AttemptRecord> = v.object({
  number: v.number(),
  taskRunId: v.string(),
  state: runState,
  startedAt: v.optional(v.number()),
  endedAt: v.optional(v.number()),
  nodes: v.array(v.object({ pid: v.number(), startTime: v.string() })),
});

const runRecord: v.GenericSchema<unknown, RunRecord> = v.object({
  runId: v.string(),
  jobId: v.string(),
  mlflowRunId: v.string(),
  sequence: v.number(),
  submittedAt: v.number(),
  endedAt: v.optional(v.number()),
  state: runState,
  attempts: v.array(attemptRecord),
  submission,
  fingerprint: v.string(),
});
