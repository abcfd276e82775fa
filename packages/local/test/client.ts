import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import * as v from 'valibot';
import { parseJson } from '../src/server/json.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Integers of 16 digits and more are text. */
  readonly json: unknown;
}

/** A run as a test describes it. */
export interface Launch {
  readonly command: string;
  /** Beside command.sh in the launch directory. */
  readonly files?: Readonly<Record<string, string>>;
  /** One node with one GPU unless told. */
  readonly accelerators?: readonly [type: string, count: number];
  readonly maxRetries?: number;
  readonly timeoutSeconds?: number;
  readonly token?: string;
  readonly dependencies?: readonly string[];
  readonly codeSourcePath?: string;
}

const state = v.object({
  life_cycle_state: v.string(),
  result_state: v.optional(v.string()),
  state_message: v.string(),
});

const runView = v.object({
  run_id: v.string(),
  state,
  tasks: v.array(v.object({ run_id: v.string(), attempt_number: v.number(), state })),
});

export type RunView = v.InferOutput<typeof runView>;

const logPage = v.object({
  log_records: v.array(
    v.object({
      time_unix_nano: v.string(),
      body: v.string(),
      node_index: v.number(),
      record_id: v.string(),
    }),
  ),
  next_page_token: v.optional(v.string()),
});

export type LogPageView = v.InferOutput<typeof logPage>;

/** Speaks to a workspace as `air` does, over real HTTP. */
export class Client {
  readonly #address: { readonly host: string; readonly token: string };

  constructor(address: { readonly host: string; readonly token: string }) {
    this.#address = address;
  }

  async call(method: string, path: string, body?: unknown): Promise<Answer> {
    return this.send(method, path, body === undefined ? undefined : JSON.stringify(body));
  }

  async send(
    method: string,
    path: string,
    body?: string | Uint8Array<ArrayBuffer>,
  ): Promise<Answer> {
    const response = await fetch(`${this.#address.host}${path}`, {
      method,
      headers: { authorization: `Bearer ${this.#address.token}` },
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    const isJson = text !== '' && response.headers.get('content-type') === 'application/json';
    const json = isJson ? parseJson(text) : undefined;
    return { status: response.status, headers: response.headers, text, json };
  }

  /** Makes a launch directory and writes the files into it. Returns its path. */
  async upload(launch: Launch): Promise<string> {
    const directory = `/Workspace/Users/test@localhost/.air/${randomUUID()}`;
    await this.call('POST', '/api/2.0/workspace/mkdirs', { path: directory });
    for (const [name, text] of Object.entries({ 'command.sh': launch.command, ...launch.files })) {
      const encoded = encodeURIComponent(`${directory}/${name}`.slice(1));
      const path = `/api/2.0/workspace-files/import-file/${encoded}?overwrite=true`;
      await this.send('POST', path, text);
    }
    return directory;
  }

  /** Uploads and submits, in a launch directory of its own each time. */
  async submit(launch: Launch): Promise<Answer> {
    return this.submitFrom(await this.upload(launch), launch);
  }

  async submitFrom(directory: string, launch: Launch): Promise<Answer> {
    const [type, count] = launch.accelerators ?? ['GPU_1xA10', 1];
    return this.call('POST', '/api/2.2/jobs/runs/submit', {
      run_name: 'test-run',
      timeout_seconds: launch.timeoutSeconds,
      idempotency_token: launch.token ?? randomUUID(),
      tasks: [
        {
          task_key: 'test-run',
          run_if: 'ALL_SUCCESS',
          environment_key: 'default',
          max_retries: launch.maxRetries ?? 0,
          ai_runtime_task: {
            experiment: 'test-run',
            code_source_path: launch.codeSourcePath,
            deployments: [
              {
                command_path: `${directory}/command.sh`,
                compute: { accelerator_type: type, accelerator_count: count },
              },
            ],
          },
        },
      ],
      environments: [
        {
          environment_key: 'default',
          spec: { environment_version: '6', dependencies: launch.dependencies },
        },
      ],
    });
  }

  /** Submits and returns the run's id. */
  async start(launch: Launch): Promise<string> {
    return runId(await this.submit(launch));
  }

  async get(id: string): Promise<RunView> {
    return v.parse(runView, (await this.call('GET', `/api/2.2/jobs/runs/get?run_id=${id}`)).json);
  }

  async untilEnded(id: string): Promise<RunView> {
    return this.until(id, (run) => run.state.life_cycle_state === 'TERMINATED');
  }

  async until(id: string, isSo: (run: RunView) => boolean): Promise<RunView> {
    for (;;) {
      const run = await this.get(id);
      if (isSo(run)) return run;
      await delay(10);
    }
  }

  async logs(id: string, query: Readonly<Record<string, string>> = {}): Promise<LogPageView> {
    const search = new URLSearchParams(query).toString();
    const path = `/api/2.0/ai-training/workflows/by-run-id/${id}/logs?${search}`;
    return v.parse(logPage, (await this.call('GET', path)).json);
  }

  /** The bodies of the first page of a node's log. */
  async lines(id: string, node = 0): Promise<string[]> {
    const page = await this.logs(id, { 'filter.node_index': String(node), page_size: '10000' });
    return page.log_records.map(({ body }) => body);
  }

  /** Runs to the end; the outcome and the lines of node 0. */
  async run(launch: Launch): Promise<{ id: string; run: RunView; lines: string[] }> {
    const id = await this.start(launch);
    const run = await this.untilEnded(id);
    return { id, run, lines: await this.lines(id) };
  }
}

export function runId(answer: Answer): string {
  return v.parse(v.object({ run_id: v.string() }), answer.json).run_id;
}
