import { test } from '../test/workspace.ts';

test('a command that ends well is a run that succeeded, with its output', async ({
  expect,
  client,
}) => {
  const { run, lines } = await client.run({ command: 'echo hello\necho world >&2\n' });
  expect(run.state).toEqual({
    life_cycle_state: 'TERMINATED',
    result_state: 'SUCCESS',
    state_message: '',
  });
  expect(lines).toEqual(['hello', 'world']);
});
