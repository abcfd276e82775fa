import type { Fault } from '@air/local';
import * as fc from 'fast-check';

/** One launch, and what goes wrong with its requests. */
export interface LaunchCase {
  /** Lines of the config beside those that every one has. */
  readonly lines: readonly string[];
  readonly json: boolean;
  /** Given with `--idempotency-key`, else the launch makes its own key. */
  readonly hasKey: boolean;
  readonly faults: readonly Fault[];
}

/** Launches of every form, with up to three faults each; one in four is of the submit. */
export function launchCase(): fc.Arbitrary<LaunchCase> {
  return fc.record({
    lines: configLines(),
    json: fc.boolean(),
    hasKey: fc.boolean(),
    faults: fc.array(faultOfRoute(), { minLength: 1, maxLength: 3 }),
  });
}

function configLines(): fc.Arbitrary<readonly string[]> {
  return fc
    .tuple(
      fc.subarray([
        'env_variables: { LEVEL: info }',
        'parameters: { lr: 0.1 }',
        'usage_policy_name: bench',
        'mlflow_experiment_directory: /Workspace/Users/bench/experiments',
        'permissions: [{ group_name: team, level: CAN_VIEW }]',
      ]),
      fc.constantFrom(
        [],
        ['environment: { dependencies: [numpy] }'],
        ['environment: { docker_image: { url: team/trainer, tag_policy: latest } }'],
      ),
      fc.constantFrom(
        [],
        ['code_source: { root_path: code }'],
        ['code_source: { root_path: code, remote_volume: /Volumes/main/runs/code }'],
      ),
    )
    .map((lines) => lines.flat());
}

/** Method and path of what a launch asks, and writes nothing. */
const questions = [
  ['GET', '*/scim/v2/Me'],
  ['GET', '*/serverless-policies'],
  ['GET', '*/workspace/get-status'],
  ['POST', '*/config:validate'],
  ['GET', '*/runs/get'],
  ['GET', '*/runs/get-output'],
] as const;

const others = [
  ['POST', '*/workspace/mkdirs'],
  ['POST', '*/import-file/*'],
  ['POST', '*/import-file/*command.sh'],
  ['POST', '*/import-file/*.tar.gz'],
  [undefined, '*/fs/*'],
  [undefined, '*/ai-compute-manager/*'],
  ['PATCH', '*/permissions/*'],
  [undefined, '*'],
] as const;

const submit = ['POST', '*/runs/submit'] as const;

function faultOfRoute(): fc.Arbitrary<Fault> {
  return fc
    .record({
      struck: fc.oneof(
        { arbitrary: fc.tuple(fc.constantFrom(...questions, ...others), trouble()), weight: 5 },
        { arbitrary: fc.tuple(fc.constant(submit), trouble()), weight: 2 },
        { arbitrary: fc.tuple(fc.constantFrom(...questions, submit), wrongJson()), weight: 1 },
      ),
      skip: fc.constantFrom(0, 0, 0, 1, 2),
      times: fc.constantFrom(1, 1, 1, 2, 4, 5, undefined),
    })
    .map(({ struck: [[method, path], effect], ...count }) => ({
      method,
      path,
      ...count,
      ...effect,
    }));
}

type Trouble = Pick<Fault, 'answer' | 'drop' | 'delayMs' | 'truncate' | 'byteMs'>;

const page = '<!DOCTYPE html><html><body>Sign in to continue</body></html>';

function trouble(): fc.Arbitrary<Trouble> {
  return fc.oneof(
    fc.record({ delayMs: fc.integer({ min: 1, max: 25 }) }),
    fc.record({ drop: fc.constantFrom('before' as const, 'after' as const) }),
    fc.record({ truncate: fc.constantFrom('length' as const, 'chunked' as const) }),
    fc.record({ byteMs: fc.constant(1) }),
    fc.record({ answer: busy() }),
    fc.record({ answer: fc.constantFrom(500, 502, 504, 501, 408).map(problem) }),
    fc.record({ answer: fc.constantFrom(400, 401, 403, 404, 409).map(problem) }),
    fc.record({
      answer: fc.constantFrom(200, 403, 502).map((status) => ({ status, body: page })),
    }),
    fc.record({ answer: fc.constantFrom('{"run_id": 12', '\u0000').map(good) }),
    fc.record({
      answer: fc.constant({ status: 302, body: page, headers: { location: '/login.html' } }),
      truncate: fc.constantFrom('length' as const, undefined),
    }),
  );
}

/** In answer to an upload it would say that something is there, which is not. */
function wrongJson(): fc.Arbitrary<Trouble> {
  const bodies = ['', 'null', '[]', '{"run_id": {}, "userName": 7}'];
  return fc.record({ answer: fc.constantFrom(...bodies).map(good) });
}

function good(body: string): Fault['answer'] {
  return { status: 200, body, headers: { 'content-type': 'application/json' } };
}

function busy(): fc.Arbitrary<Fault['answer']> {
  const longAgo = 'Wed, 21 Oct 2015 07:28:00 GMT';
  return fc.record({
    status: fc.constantFrom(429, 503),
    headers: fc
      .constantFrom('0', '1', '30', '400', longAgo, 'later', undefined)
      .map((after) => (after === undefined ? {} : { 'retry-after': after })),
  });
}

function problem(status: number): Fault['answer'] {
  const message = `A fault: ${status}.`;
  return { status, body: { error_code: status === 404 ? 'NOT_FOUND' : 'A_FAULT', message } };
}
