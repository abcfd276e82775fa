import { startScriptedService } from '../test/scripted-service.ts';
import { errorOf } from '../test/error-of.ts';
import { test } from '../test/local-run.ts';
import { cancelRuns } from './cancel-runs.ts';
import { runStatus } from './run-status.ts';

test('runs are cancelled by id and by name, each once', async ({ expect, workspace, launch }) => {
  const id = await launch('sleep 600\n');
  expect(await cancelRuns(workspace, [id, 'test', id, 'latest'])).toEqual({
    cancelled: [id],
    endedBefore: [],
    failed: [],
  });
  while (!(await runStatus(workspace, id)).ended);
  expect(await runStatus(workspace, id)).toMatchObject({ status: 'CANCELED' });
});

test('a run that does not exist fails by itself, one that has ended is told', async ({
  expect,
  workspace,
  launch,
}) => {
  const id = await launch('exit 3\n');
  while (!(await runStatus(workspace, id)).ended);
  const unknown = `there is no run 1 on ${workspace.host}: Run 1 does not exist.`;
  expect(await cancelRuns(workspace, ['1', 'text', id])).toEqual({
    cancelled: [id],
    endedBefore: [{ runId: id, status: 'FAILED' }],
    failed: [
      {
        run: 'text',
        error: expect.objectContaining({
          message: 'none of your AIR runs is called "text"',
          hint: 'Did you mean test?',
        }),
      },
      { run: '1', error: expect.objectContaining({ code: 'run-not-found', message: unknown }) },
    ],
  });
});

test('a workspace that lets nobody in is an error of its own', async ({
  expect,
  onTestFinished,
}) => {
  const { workspace } = await startScriptedService(onTestFinished, {
    run: () => [200, {}],
    logs: () => [401, { error_code: 'UNAUTHENTICATED', message: 'Token is expired.' }],
  });
  expect(await errorOf(cancelRuns(workspace, ['1', '2']))).toMatchObject({
    code: 'unauthenticated',
    message: `${workspace.host} answered 401 UNAUTHENTICATED: Token is expired.`,
  });
});
