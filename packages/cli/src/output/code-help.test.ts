import { config, air, test } from '../../test/air.ts';

const wrong = config('make').replace('max_retries: 0', 'max_retries: -1');
const command = 'air help issue at-least';
const link = `\u001B]8;;file:///opt/air/issues/at-least.md\u001B\\${command}\u001B]8;;\u001B\\`;
const issuePages = '/opt/air/issues';

test('a terminal is told how to look a code up', async ({ expect, write }) => {
  const file = await write(wrong);
  const { err } = await air(['run', file, '--dry-run'], { isTerminal: true, issuePages });
  expect(err).toContain(`\n  \u001B[2m${command}\u001B[0m\n\n1 error\n`);
  const { out } = await air(['validate', file], { isTerminal: true, issuePages });
  expect(out).toContain(`\n  \u001B[2m${command}\u001B[0m\n`);
});

test.for([
  [{ TERM_PROGRAM: 'iTerm.app' }, true],
  [{ TERM: 'xterm-kitty' }, true],
  [{ VTE_VERSION: '7600' }, true],
  [{ FORCE_HYPERLINK: '1' }, true],
  [{ VTE_VERSION: '5000' }, false],
  [{ VTE_VERSION: '7600', TERM: 'screen-256color' }, false],
  [{ VTE_VERSION: '7600', SSH_CONNECTION: '192.0.2.1 22 192.0.2.2 22' }, false],
  [{ VTE_VERSION: '7600', FORCE_HYPERLINK: '0' }, false],
  [{ TERM: 'xterm-256color' }, false],
] as const)('%o: the page is linked: %s', async ([env, linked], { expect, write }) => {
  const options = { isTerminal: true, issuePages, env };
  const { err } = await air(['run', await write(wrong), '--dry-run'], options);
  expect(err.includes(link)).toBe(linked);
  expect(err).toContain(command);
});

test.for([
  [['--no-color'], {}],
  [[], { NO_COLOR: '1' }],
  [[], { TERM: 'dumb' }],
] as const)('without colours nothing is added: %j %o', async ([flags, env], { expect, write }) => {
  const options = { isTerminal: true, issuePages, env };
  const { err } = await air(['run', await write(wrong), '--dry-run', ...flags], options);
  expect(err).not.toContain(command);
});

test('a pipe with colours has none either', async ({ expect, write }) => {
  const options = { issuePages, env: { FORCE_COLOR: '1', FORCE_HYPERLINK: '1' } };
  const { err } = await air(['run', await write(wrong), '--dry-run'], options);
  expect(err).toContain('\u001B[31m');
  expect(err).not.toContain(command);
});
