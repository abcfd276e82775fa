import { air, test } from '../../test/air.ts';
import { fakeTerminal } from '../../test/fake-terminal.ts';
import type { FakeTerminal } from '../../test/fake-terminal.ts';
import { launched, untilStatus } from '../../test/launched.ts';

const enter = '\u001B[?1049h';
const leave = '\u001B[?1049l';

interface Watching {
  readonly env: Readonly<Record<string, string>>;
  readonly terminal: FakeTerminal;
  /** What is typed once a text has been shown, in this order. */
  readonly script: readonly (readonly [shown: string, typed: string | (() => void)])[];
  readonly interruptAtErr?: (err: string) => boolean;
}

/** Watches the list, and types what the script says. */
async function watch({ env, terminal, script, ...more }: Watching): ReturnType<typeof air> {
  const steps = [...script];
  let seen = 0;
  return air(['list', '--watch'], {
    env: { ...env, NO_COLOR: '1' },
    isTerminal: true,
    terminal,
    ...more,
    interruptAt(out) {
      const [step] = steps;
      if (step === undefined || !out.slice(seen).includes(step[0])) return false;
      seen = out.length;
      steps.shift();
      if (typeof step[1] === 'string') terminal.input.write(step[1]);
      else step[1]();
      return false;
    },
  });
}

test('a run is selected, opened and cancelled, and the terminal is as it was', async ({
  expect,
  write,
  env,
  local,
}) => {
  const first = await launched({ write, env }, 'train-a', 'sleep 600');
  await untilStatus({ env }, first, 'RUNNING');
  const second = await launched({ write, env }, 'train-b', 'sleep 600');
  const terminal = fakeTerminal();
  const { status, out } = await watch({
    env,
    terminal,
    script: [
      [`> ${second}`, '\u001B[B'],
      [`> ${first}`, 'o'],
      [`${local.host}/jobs/runs/${first}?o=127001`, () => terminal.resize(200)],
      [`> ${first}`, 'c'],
      [`Cancel run ${first}? y/n`, 'n'],
      ['Nothing was cancelled', 'c'],
      [`Cancel run ${first}? y/n`, 'y'],
      [`Cancelled run ${first}`, 'k'],
      [`> ${second}`, 'q'],
    ],
  });
  expect(status).toBe(0);
  expect(out.startsWith(enter)).toBe(true);
  expect(out.endsWith(leave)).toBe(true);
  expect(terminal.isRaw()).toBe(false);
  await untilStatus({ env }, first, 'CANCELED');
});

test('enter shows the log of a run, and q goes back to the list', async ({
  expect,
  write,
  env,
}) => {
  const first = await launched({ write, env }, 'train-a', 'echo hello; sleep 600');
  await untilStatus({ env }, first, 'RUNNING');
  const second = await launched({ write, env }, 'train-b', 'echo bye; exit 3');
  const terminal = fakeTerminal();
  const { status, out, err } = await watch({
    env,
    terminal,
    script: [
      [`> ${second}`, '\r'],
      ['bye\n', 'q'],
      [`> ${first}`, '\r'],
      ['hello\n', 'q'],
      [`> ${first}`, 'q'],
    ],
  });
  expect(status).toBe(0);
  const between = out.split(enter).map((part) => part.split(leave)[1]);
  expect(between).toEqual([undefined, 'bye\n', 'hello\n', '']);
  expect(err).toContain(`The log of run ${first}; q goes back to the list\n`);
  expect(terminal.isRaw()).toBe(false);
});

test('Ctrl-C ends a log that is shown, and so does the end of the input', async ({
  expect,
  write,
  env,
}) => {
  await launched({ write, env }, 'train', 'echo hello; sleep 600');
  const terminal = fakeTerminal();
  const script = (last: string | (() => void)) =>
    [
      ['> ', '\r'],
      ['hello\n', last],
    ] as const;
  const stopped = await watch({ env, terminal, script: script('\u0003') });
  expect([stopped.status, stopped.err.split('\n').at(-2)]).toEqual([130, 'Error: interrupted']);
  const other = fakeTerminal();
  const ended = await watch({ env, terminal: other, script: script(() => void other.input.end()) });
  expect([ended.status, terminal.isRaw(), other.isRaw()]).toEqual([0, false, false]);
});

test('what ends a log that is shown is told below it', async ({ expect, write, env }) => {
  const run = async (command: string, end: string): Promise<string> => {
    const id = await launched({ write, env }, 'train', command);
    const terminal = fakeTerminal();
    const interruptAtErr = (err: string): boolean => {
      if (err.includes(end)) terminal.input.end();
      return false;
    };
    const { err } = await watch({ env, terminal, script: [['> ', '\r']], interruptAtErr });
    return err.replaceAll(id, '7');
  };
  const title = 'The log of run 7; q goes back to the list\n';
  const statuses = '(?:Status: .*\n)*';
  expect(await run('exit 3', 'FAILED')).toMatch(
    new RegExp(`^${title}${statuses}Error: run 7 ended FAILED: .*\n$`),
  );
  expect(await run('echo hello', 'has ended')).toMatch(
    new RegExp(`^${title}${statuses}The run has ended\n$`),
  );
});

test('Ctrl-C is an interrupt, and the end of the input the end', async ({ expect, env }) => {
  const terminal = fakeTerminal();
  const stopped = await watch({ env, terminal, script: [['There are no such runs', '\u0003']] });
  expect(stopped).toMatchObject({ status: 130, err: 'Error: interrupted\n' });
  const other = fakeTerminal();
  const end = (): void => void other.input.end();
  const left = await watch({ env, terminal: other, script: [['There are no such', end]] });
  expect([left.status, terminal.isRaw(), other.isRaw()]).toEqual([0, false, false]);
});

test('a list that fails at first is an error, and later a line of the view', async ({
  expect,
  env,
  local,
}) => {
  const body = { error_code: 'PERMISSION_DENIED', message: 'Not today.' };
  const refuse = (): void => {
    for (const path of ['*/workflows', '*/runs/list'])
      local.addFault({ path, answer: { status: 403, body } });
  };
  const terminal = fakeTerminal();
  const { status } = await watch({
    env,
    terminal,
    script: [
      ['There are no such runs', () => (refuse(), void terminal.input.write('r'))],
      ['This list is old: ', 'q'],
    ],
  });
  expect(status).toBe(0);
  const told = await watch({ env, terminal, script: [] });
  expect(told).toMatchObject({
    status: 1,
    err: expect.stringMatching(/^Error: .* answered 403 PERMISSION_DENIED: Not today\.\n/),
  });
  expect(told.out.endsWith(leave)).toBe(true);
});

test('without a terminal it says what to do', async ({ expect }) => {
  expect(await air(['list', '--watch'])).toEqual({
    status: 1,
    out: '',
    err: `Error: --watch needs a terminal to show the list on, and to type at
  hint: air list prints the list once; air wait RUN_ID waits for the end of a run.
Usage: air list [flags]
`,
  });
  expect((await air(['list', '--watch', '-o', 'json'])).out).toContain(
    '"message":"--watch is for a terminal: -o json does not go with it"',
  );
});
