import * as v from 'valibot';
import type { Workspace } from '../open-workspace.ts';
import type { CallOptions } from './call-options.ts';
import type { AiRuntimeTask, SubmitEnvironment } from './submit-body.ts';

/** What `config:validate` takes: launch.md step 3, field by field. */
export interface ConfigCheckBody {
  readonly task: Omit<AiRuntimeTask, 'code_source_path' | 'docker_image_url'>;
  readonly run_options: {
    readonly max_retries?: number;
    readonly timeout_minutes?: number;
    readonly idempotency_token: string;
    readonly usage_policy_name?: string;
    readonly usage_policy_id?: string;
    readonly env_variables?: Readonly<Record<string, string>>;
    readonly secrets?: Readonly<Record<string, string>>;
  };
  readonly environment: SubmitEnvironment['spec'];
}

/** One thing that the workspace would refuse. Every text is one line. */
export interface ConfigProblem {
  /** In the body that was sent, as in `task.deployments[0].compute`; empty when the service names none. */
  readonly path: string;
  readonly message: string;
  /** The service's own code, when it gives one. */
  readonly code: string | undefined;
}

/** Has the workspace look at a config; none when it finds nothing wrong. Starts nothing. */
export async function checkConfig(
  workspace: Workspace,
  body: ConfigCheckBody,
  options: CallOptions = {},
): Promise<readonly ConfigProblem[]> {
  const { errors } = await workspace.request({
    method: 'POST',
    path: '/api/2.0/ai-training/config:validate',
    json: body,
    answer: verdict,
    tries: 1, // launch.md, step 3
    ...options,
  });
  return (errors ?? []).map(({ path, message, code }) => ({
    path: oneLine(path),
    message: oneLine(message) || oneLine(code) || 'the workspace gives no reason',
    code: oneLine(code) || undefined,
  }));
}

const text = v.nullish(v.union([v.string(), v.number()]));

const verdict = v.object({
  errors: v.nullish(v.array(v.object({ path: text, message: text, code: text }))),
});

/** The service may leave a text out, or send null. */
function oneLine(value: v.InferOutput<typeof text>): string {
  return String(value ?? '')
    .replace(/\s+/g, ' ')
    .trim();
}
