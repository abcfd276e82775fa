import { join } from 'node:path';
import { startLocalWorkspace } from '@air/local';
import type { FaultAnswer } from '@air/local';
import { covers } from '../support/covers.ts';
import { runAir } from '../support/run-air.ts';
import { config, signedIn, steady, test } from '../support/test.ts';

const html = '<!DOCTYPE html><html><body>Sign in to continue</body></html>';

interface Trouble {
  readonly about: string;
  readonly path: string;
  readonly answer: FaultAnswer;
  readonly code: string;
  readonly err: string;
}

const troubles: readonly Trouble[] = [
  {
    about: 'answers 401',
    path: '*/scim/v2/Me',
    answer: { status: 401, body: { error_code: 'UNAUTHENTICATED', message: 'Token is expired.' } },
    code: 'UNAUTHENTICATED',
    err: `Error: http://127.0.0.1:… answered 401 UNAUTHENTICATED: Token is expired.
  hint: The token is wrong, expired or of another workspace: make a new one.
`,
  },
  {
    about: 'answers HTML',
    path: '*/scim/v2/Me',
    answer: { status: 200, body: html, headers: { 'content-type': 'text/html' } },
    code: 'UNAVAILABLE',
    err: `Error: http://127.0.0.1:… answered 200 to GET /api/2.0/preview/scim/v2/Me, but the answer was not JSON (text/html)
  hint: Check that the host is the address of the workspace, and that no proxy answers in its place.
`,
  },
  {
    about: 'gives no run id',
    path: '*/runs/submit',
    answer: { status: 200, body: {} },
    code: 'UNAVAILABLE',
    err: `Error: the run may exist, but its id did not arrive: http://127.0.0.1:… answered 200 to POST /api/2.2/jobs/runs/submit, but run_id is missing
  hint: Launch again with --idempotency-key …: the same key never starts a second run.
`,
  },
];

test.for(troubles)('a workspace that $about', async (trouble, { expect, home, write }) => {
  covers('cli/code-unauthenticated', 'workspace/no-html', 'launch/no-run-id');
  const { path, answer, code, err } = trouble;
  const local = await startLocalWorkspace({ stateDirectory: join(home, 'state') });
  local.addFault({ path, answer });
  const env = signedIn(home, local);
  const file = await write(config());
  const text = await runAir(['run', file], { env });
  const json = await runAir(['run', file, '-o', 'json'], { env });
  await local.close();
  expect({ ...text, err: steady(text.err) }).toEqual({
    status: 1,
    out: '',
    err: `Launching "hello" on http://127.0.0.1:…\n${err}`,
  });
  expect(JSON.parse(json.out)).toMatchObject({ error: { code } });
  expect(`${text.err}${json.out}${json.err}`).not.toContain('Sign in to continue');
});
