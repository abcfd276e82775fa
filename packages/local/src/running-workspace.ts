import { watch } from 'node:fs';
import type { FSWatcher } from 'node:fs';
import type { Server } from 'node:http';
import { IdleClock } from './idle-clock.ts';
import type { WorkspaceState } from './open-state.ts';
import { Faults } from './server/fault.ts';
import type { Fault } from './server/fault.ts';
import { createService, listen } from './server/listen.ts';
import { RequestLog } from './server/request-log.ts';
import type { RecordedRequest } from './server/request-log.ts';
import type { Route } from './server/route.ts';
import { configCheckRoutes } from './server/routes/config-check.ts';
import { controlRoutes } from './server/routes/control.ts';
import { fileRoutes } from './server/routes/files.ts';
import { identityRoutes } from './server/routes/identity.ts';
import { imageRoutes } from './server/routes/images.ts';
import { jobRoutes } from './server/routes/jobs.ts';
import { mlflowRoutes } from './server/routes/mlflow.ts';
import { mlflowMetricRoutes } from './server/routes/mlflow-metrics.ts';
import { permissionRoutes } from './server/routes/permissions.ts';
import { poolRoutes } from './server/routes/pools.ts';
import type { LocalPool } from './server/routes/pools.ts';
import { secretRoutes } from './server/routes/secrets.ts';
import { trainingRoutes } from './server/routes/training.ts';
import { usagePolicyRoutes } from './server/routes/usage-policies.ts';
import type { LocalUsagePolicy } from './server/routes/usage-policies.ts';
import { volumeRoutes } from './server/routes/volumes.ts';
import { Images } from './store/images.ts';
import type { LocalImage } from './store/images.ts';
import { prune } from './store/prune.ts';
import { SecretsFile } from './store/secrets-file.ts';
import { removeServerAddress, writeServerAddress } from './store/server-address.ts';
import { lockDirectory } from './store/server-lock.ts';
import type { StateLock } from './store/server-lock.ts';
import { within } from './within.ts';

/** For answers that are under way when the server closes. */
const closingMs = 1000;

/** As in `LocalWorkspaceOptions`; infinite seconds never pass. */
export interface RunningOptions {
  readonly idleSeconds: number;
  readonly usagePolicies?: readonly LocalUsagePolicy[] | undefined;
  readonly images?: readonly LocalImage[] | undefined;
  readonly pools?: readonly LocalPool[] | undefined;
}

/** The server in front of an opened state, from its first request to its end. */
export class RunningWorkspace {
  readonly #state: WorkspaceState;
  readonly #lock: StateLock;
  readonly #faults = new Faults();
  readonly #requests = new RequestLog();
  readonly #server: Server;
  readonly #clock: IdleClock;
  #ended: (() => void) | undefined;
  #closing: Promise<void> | undefined;
  #watcher: FSWatcher | undefined;
  #host = '';
  readonly closed: Promise<void> = new Promise((ended) => (this.#ended = ended));

  constructor(state: WorkspaceState, lock: StateLock, options: RunningOptions) {
    this.#state = state;
    this.#lock = lock;
    const { executor, token } = state;
    this.#clock = new IdleClock(
      options.idleSeconds,
      () => executor.activeRuns > 0,
      () => void this.close(),
    );
    executor.onRunEnded(() => this.#clock.touch());
    this.#server = createService(
      { routes: this.#routes(options), token, faults: this.#faults, requests: this.#requests },
      () => this.#clock.touch(),
    );
  }

  get host(): string {
    return this.#host;
  }

  get token(): string {
    return this.#state.token;
  }

  get stateDirectory(): string {
    return this.#state.stateDirectory;
  }

  /** Takes requests from now on, and lets other processes find the server. */
  async listen(port: number, isWish: boolean): Promise<void> {
    this.#host = `http://127.0.0.1:${await listen(this.#server, port, isWish)}`;
    await writeServerAddress(this.stateDirectory, { host: this.#host, pid: process.pid });
    this.#watcher = this.#endWithLock();
  }

  addFault(fault: Fault): void {
    this.#faults.add(fault);
  }

  clearFaults(): void {
    this.#faults.clear();
  }

  requests(): readonly RecordedRequest[] {
    return this.#requests.list();
  }

  async close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  /** Whoever removes the folder has nothing more to do with this workspace. */
  #endWithLock(): FSWatcher | undefined {
    try {
      const look = async (): Promise<void> => {
        if (!(await this.#lock.isHeld())) await this.close();
      };
      const watcher = watch(lockDirectory(this.stateDirectory), () => void look());
      return watcher.on('error', () => watcher.close()).unref();
    } catch {
      // Where nothing can be watched, it ends when it is idle.
      return undefined;
    }
  }

  async #close(): Promise<void> {
    this.#clock.stop();
    this.#watcher?.close();
    await this.#state.executor.close();
    await removeServerAddress(this.stateDirectory);
    const drained = new Promise<void>((done) => this.#server.close(() => done()));
    if (!(await within(drained, closingMs))) this.#server.closeAllConnections();
    await this.#lock.release();
    this.#ended?.();
  }

  #routes({ usagePolicies, images, pools }: RunningOptions): Route[] {
    const { executor, files, runs, stateDirectory, token, userName } = this.#state;
    const secrets = new SecretsFile(stateDirectory);
    const host = (): string => this.#host;
    return [
      ...identityRoutes(userName),
      ...fileRoutes(files),
      ...volumeRoutes(files),
      ...jobRoutes({ runs, files, executor, userName, host }),
      ...configCheckRoutes(),
      ...usagePolicyRoutes(usagePolicies),
      ...imageRoutes(new Images(images), secrets),
      ...secretRoutes(secrets),
      ...permissionRoutes(runs),
      ...trainingRoutes(runs),
      ...poolRoutes(pools),
      ...mlflowRoutes({ runs, token, host }),
      ...mlflowMetricRoutes(runs),
      ...controlRoutes({
        faults: this.#faults,
        requests: this.#requests,
        activeRuns: () => executor.activeRuns,
        isClosing: () => this.#closing !== undefined,
        keep: () => this.#clock.stop(),
        shutDown: () => void this.close(),
        prune: async () => prune(runs, files),
      }),
    ];
  }
}
