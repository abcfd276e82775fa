import { follow, linesOf } from '../test/follow.ts';
import { test } from '../test/local-run.ts';

test('a run that succeeds brings its lines, then its end', async ({
  expect,
  workspace,
  launch,
}) => {
  const events = await follow(workspace, await launch('echo one\necho two >&2\n'));
  expect(linesOf(events)).toEqual(['0:one', '0:two']);
  expect(events.at(-1)).toEqual({ type: 'end', status: 'SUCCESS', succeeded: true });
});
