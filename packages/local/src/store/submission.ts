import { gpusPerNode } from '@air/schema';
import * as v from 'valibot';
import { isWorkspacePath } from './workspace-files.ts';

/** Most nodes of a run on this machine. Source: local.md. */
const maxNodes = 16;

/** The body of a submit, as far as the executor reads it; other keys are kept. Source: launch.md, step 9. */
export interface Submission {
  readonly run_name?: string | undefined;
  readonly timeout_seconds?: number | undefined;
  readonly idempotency_token?: string | undefined;
  readonly tasks: readonly [SubmittedTask];
  readonly environments?: readonly SubmittedEnvironment[] | undefined;
}

interface SubmittedTask {
  readonly task_key: string;
  readonly environment_key?: string | undefined;
  readonly max_retries?: number | undefined;
  readonly ai_runtime_task: {
    readonly experiment: string;
    readonly mlflow_run?: string | undefined;
    /** The archive of a code snapshot, in the workspace or on a volume. */
    readonly code_source_path?: string | undefined;
    readonly docker_image_url?: string | undefined;
    readonly unity_catalog_image_path?: string | undefined;
    readonly deployments: readonly [SubmittedDeployment];
  };
}

interface SubmittedDeployment {
  /** Where every node runs the same; else there are `containers`. */
  readonly command_path?: string | undefined;
  readonly containers?: readonly SubmittedContainer[] | undefined;
  readonly compute: SubmittedCompute;
}

interface SubmittedCompute {
  readonly accelerator_type: string;
  readonly accelerator_count: number;
}

/** A command and the nodes that run it, by rank. */
interface SubmittedContainer {
  readonly name: string;
  readonly command_path: string;
  readonly ranks: readonly number[];
}

interface SubmittedEnvironment {
  readonly environment_key: string;
  readonly spec?: { readonly dependencies?: readonly string[] | undefined } | undefined;
}

export interface NodeLayout {
  readonly nodes: number;
  readonly gpusPerNode: number;
}

/** How many nodes a submission asks for; it has been checked by then. */
export function nodeLayout(submission: Submission): NodeLayout {
  const { compute } = submission.tasks[0].ai_runtime_task.deployments[0];
  return { nodes: nodesOf(compute), gpusPerNode: perNode(compute) };
}

/** No whole number where the nodes are not filled. */
function nodesOf(compute: SubmittedCompute): number {
  return compute.accelerator_count / perNode(compute);
}

function perNode({ accelerator_type: type }: SubmittedCompute): number {
  return gpusPerNode(type) ?? 1;
}

/** The path of each node's command, by rank. */
export function commandPaths(submission: Submission): readonly string[] {
  const { command_path: path, containers = [] } =
    submission.tasks[0].ai_runtime_task.deployments[0];
  return Array.from({ length: nodeLayout(submission).nodes }, (_, rank) => {
    const container = containers.find(({ ranks }) => ranks.includes(rank));
    return container?.command_path ?? path ?? '';
  });
}

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const compute = v.pipe(
  v.looseObject({
    accelerator_type: v.pipe(
      v.string(),
      v.check(
        (type) => gpusPerNode(type) !== undefined,
        ({ input }) => `accelerator type "${input}" is not known`,
      ),
    ),
    accelerator_count: v.pipe(count, v.minValue(1)),
  }),
  v.check(
    (asked) => Number.isInteger(nodesOf(asked)),
    'accelerator_count does not fill whole nodes',
  ),
  v.check((asked) => nodesOf(asked) <= maxNodes, `a local run has at most ${maxNodes} nodes`),
);

const path = v.pipe(
  v.string(),
  v.check(isWorkspacePath, "a path must be absolute, without empty, '.' or '..' parts"),
);

const container: v.GenericSchema<unknown, SubmittedContainer> = v.looseObject({
  name: v.pipe(v.string(), v.nonEmpty()),
  command_path: path,
  ranks: v.array(count),
});

const deployment: v.GenericSchema<unknown, SubmittedDeployment> = v.pipe(
  v.looseObject({
    command_path: v.optional(path),
    containers: v.optional(v.array(container)),
    compute,
  }),
  v.check(
    ({ command_path, containers }) => (command_path === undefined) !== (containers === undefined),
    'a deployment has either command_path or containers',
  ),
  v.check(
    ({ containers, compute }) =>
      containers === undefined || namesEachRankOnce(containers, nodesOf(compute)),
    'the containers do not name each node once',
  ),
);

function namesEachRankOnce(containers: readonly SubmittedContainer[], nodes: number): boolean {
  const ranks = containers.flatMap((each) => each.ranks);
  return (
    ranks.length === nodes && new Set(ranks).size === nodes && ranks.every((rank) => rank < nodes)
  );
}

/** What runs and where; the check of a config has it too. */
export const runtimeTask: v.GenericSchema<unknown, SubmittedTask['ai_runtime_task']> =
  v.looseObject({
    experiment: v.pipe(v.string(), v.nonEmpty()),
    mlflow_run: v.optional(v.string()),
    docker_image_url: v.optional(v.string()),
    unity_catalog_image_path: v.optional(v.string()),
    code_source_path: v.optional(path),
    deployments: v.strictTuple([deployment]),
  });

const task: v.GenericSchema<unknown, SubmittedTask> = v.looseObject({
  task_key: v.pipe(v.string(), v.nonEmpty(), v.maxLength(100)),
  environment_key: v.optional(v.string()),
  max_retries: v.optional(count),
  ai_runtime_task: runtimeTask,
});

const environment: v.GenericSchema<unknown, SubmittedEnvironment> = v.looseObject({
  environment_key: v.string(),
  spec: v.optional(v.looseObject({ dependencies: v.optional(v.array(v.string())) })),
});

export const submission: v.GenericSchema<unknown, Submission> = v.looseObject({
  run_name: v.optional(v.string()),
  timeout_seconds: v.optional(count),
  idempotency_token: v.optional(
    v.pipe(v.string(), v.maxBytes(64, 'idempotency_token must be 64 bytes or less')),
  ),
  tasks: v.strictTuple([task]),
  environments: v.optional(v.array(environment)),
});
