import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { complain } from '../complain.ts';
import { newId } from './new-id.ts';
import { removeAll } from './remove-all.ts';
import { waitingAttempt } from './run-progress.ts';
import { parseRunRecord } from './run-record.ts';
import type { AttemptRecord, RunRecord } from './run-record.ts';
import type { Submission } from './submission.ts';
import { writeAtomically } from './write-atomically.ts';

/** What `submit` did with a submission. */
export type Submitted =
  | { readonly kind: 'new'; readonly run: RunRecord }
  | { readonly kind: 'known'; readonly run: RunRecord }
  | { readonly kind: 'conflict' };

export interface TaskRun {
  readonly run: RunRecord;
  readonly attempt: AttemptRecord;
}

/** Every run of this machine: in memory to be read, one file each on disk to outlive the server. */
export class RunStore {
  readonly #directory: string;
  readonly #runs = new Map<string, RunRecord>();
  readonly #byMlflowRun = new Map<string, string>();
  readonly #byToken = new Map<string, Promise<RunRecord>>();
  readonly #writes = new Map<string, Promise<unknown>>();
  #lastSequence = 0;

  private constructor(directory: string) {
    this.#directory = directory;
  }

  static async open(stateDirectory: string): Promise<RunStore> {
    const store = new RunStore(join(stateDirectory, 'runs'));
    await mkdir(store.#directory, { recursive: true, mode: 0o700 });
    for (const name of await readdir(store.#directory)) await store.#load(name);
    return store;
  }

  get(runId: string): RunRecord | undefined {
    return this.#runs.get(runId);
  }

  getByMlflowRun(mlflowRunId: string): RunRecord | undefined {
    return this.get(this.#byMlflowRun.get(mlflowRunId) ?? '');
  }

  /** The attempt that is the task run of this id, with its run. */
  getByTaskRun(taskRunId: string): TaskRun | undefined {
    for (const run of this.#runs.values()) {
      const attempt = run.attempts.find((each) => each.taskRunId === taskRunId);
      if (attempt) return { run, attempt };
    }
    return undefined;
  }

  /** Newest first. */
  list(): RunRecord[] {
    return [...this.#runs.values()].toSorted((a, b) => b.sequence - a.sequence);
  }

  /** The folder of a run's logs and of its nodes' working directories. */
  directory(runId: string): string {
    return join(this.#directory, runId);
  }

  /**
   * Makes a run, once per idempotency token. It is on disk when this returns, so that a token never
   * starts a second run, whatever happens to the server.
   */
  async submit(submission: Submission, fingerprint: string): Promise<Submitted> {
    const token = submission.idempotency_token;
    if (token === undefined || token === '') {
      return { kind: 'new', run: await this.#create(submission, fingerprint) };
    }
    const earlier = this.#byToken.get(token);
    if (earlier) {
      const run = await earlier;
      return run.fingerprint === fingerprint ? { kind: 'known', run } : { kind: 'conflict' };
    }
    const created = this.#create(submission, fingerprint);
    this.#byToken.set(token, created);
    try {
      return { kind: 'new', run: await created };
    } catch (error) {
      this.#byToken.delete(token);
      throw error;
    }
  }

  /** Changes a run. Nobody sees the change before it is on disk; changes of one run keep their order. */
  async update(runId: string, change: (run: RunRecord) => RunRecord): Promise<RunRecord> {
    const before = this.#writes.get(runId) ?? Promise.resolve();
    const write = before.then(async () => {
      const run = this.#runs.get(runId);
      if (!run) throw new Error(`no run ${runId}`);
      const changed = change(run);
      await this.#save(changed);
      return changed;
    });
    const settled = write.then(ignore, ignore);
    this.#writes.set(runId, settled);
    try {
      return await write;
    } finally {
      if (this.#writes.get(runId) === settled) this.#writes.delete(runId);
    }
  }

  /** Changes a run until the server ends, for when the disk takes no record of the change. */
  assume(runId: string, change: (run: RunRecord) => RunRecord): void {
    const run = this.#runs.get(runId);
    if (run) this.#remember(change(run));
  }

  /** Forgets a run that has ended, and its token. Answers with the bytes of what it left. */
  async remove(runId: string): Promise<number> {
    const run = this.#runs.get(runId);
    if (!run) return 0;
    this.#runs.delete(runId);
    this.#byMlflowRun.delete(run.mlflowRunId);
    this.#byToken.delete(run.submission.idempotency_token ?? '');
    // Without its record a folder is no run, should the rest stay.
    const record = await removeAll(this.#recordOf(runId));
    return record + (await removeAll(this.directory(runId)));
  }

  async #create(submission: Submission, fingerprint: string): Promise<RunRecord> {
    this.#lastSequence += 1;
    const run: RunRecord = {
      runId: newId(),
      jobId: newId(),
      mlflowRunId: randomBytes(16).toString('hex'),
      sequence: this.#lastSequence,
      submittedAt: Date.now(),
      state: { lifeCycle: 'PENDING', message: '' },
      attempts: [waitingAttempt(0)],
      submission,
      fingerprint,
    };
    await mkdir(this.directory(run.runId));
    await this.#save(run);
    return run;
  }

  async #save(run: RunRecord): Promise<void> {
    await writeAtomically(this.#recordOf(run.runId), JSON.stringify(run));
    this.#remember(run);
  }

  async #load(name: string): Promise<void> {
    const path = this.#recordOf(name);
    const text = await readFile(path, 'utf8').catch(() => '');
    const run = parseRunRecord(text);
    // A crash between the folder and the record leaves a folder without one, whose id nobody was told.
    if (!run) {
      complain(`${path} is not a run record and is left out`);
      return;
    }
    this.#remember(run);
    this.#lastSequence = Math.max(this.#lastSequence, run.sequence);
    const token = run.submission.idempotency_token;
    if (token) this.#byToken.set(token, Promise.resolve(run));
  }

  #recordOf(runId: string): string {
    return join(this.directory(runId), 'run.json');
  }

  #remember(run: RunRecord): void {
    this.#runs.set(run.runId, run);
    this.#byMlflowRun.set(run.mlflowRunId, run.runId);
  }
}

function ignore(): void {}
