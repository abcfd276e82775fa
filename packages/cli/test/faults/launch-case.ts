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
    lines: fc.subarray([...configLines]),
    json: fc.boolean(),
    hasKey: fc.boolean(),
    faults: fc.array(faultOfRoute(), { minLength: 1, maxLength: 3 }),
  });
}

const configLines = [
  'environment: { dependencies: [numpy] }',
  'env_variables: { LEVEL: info }',
  'parameters: { lr: 0.1 }',
  'usage_policy_name: bench',
  'mlflow_experiment_directory: /Workspace/Users/bench/experiments',
  'permissions: [{ group_name: team, level: CAN_VIEW }]',
  'code_source: { root_path: code }',
] as const;

/** Method and path of what a launch asks. */
const routes = [
  ['GET', '*/scim/v2/Me'],
  ['GET', '*/serverless-policies'],
  ['GET', '*/workspace/get-status'],
  ['POST', '*/config:validate'],
  ['POST', '*/workspace/mkdirs'],
  ['POST', '*/import-file/*'],
  ['POST', '*/import-file/*command.sh'],
  ['POST', '*/import-file/*.tar.gz'],
  ['GET', '*/runs/get'],
  ['GET', '*/runs/get-output'],
  ['PATCH', '*/permissions/*'],
  [undefined, '*'],
] as const;

const submit = ['POST', '*/runs/submit'] as const;

function faultOfRoute(): fc.Arbitrary<Fault> {
  return fc
    .record({
      route: fc.oneof(
        { arbitrary: fc.constantFrom(...routes), weight: 3 },
        { arbitrary: fc.constant(submit), weight: 1 },
      ),
      skip: fc.constantFrom(0, 0, 0, 1, 2),
      times: fc.constantFrom(1, 1, 1, 2, 4, 5, undefined),
      trouble: trouble(),
    })
    .map(({ route: [method, path], skip, times, trouble: effect }) => ({
      method,
      path,
      skip,
      times,
      ...effect,
    }));
}

type Trouble = Pick<Fault, 'answer' | 'drop' | 'delayMs' | 'truncate' | 'byteMs'>;

const page = '<!DOCTYPE html><html><body>Sign in to continue</body></html>';

const asJson = { 'content-type': 'application/json' };

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
    fc.record({
      answer: fc
        .constantFrom('{"run_id": 12', '', 'null', '[]', '{"run_id": {}, "userName": 7}', '\u0000')
        .map((body) => ({ status: 200, body, headers: asJson })),
    }),
    fc.record({
      answer: fc.constant({ status: 302, body: page, headers: { location: '/login.html' } }),
      truncate: fc.constantFrom('length' as const, undefined),
    }),
  );
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
