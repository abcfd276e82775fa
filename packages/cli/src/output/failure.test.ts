import { air, steady, test } from '../../test/air.ts';
import { fakeHost } from '../../test/fake-host.ts';
import { CliError } from '../errors/cli-error.ts';
import { version } from '../version.ts';
import { reportFailure } from './failure.ts';
import { openOutput } from './output.ts';

interface Written {
  out: string;
  err: string;
}

function fail(error: unknown, { json = false, debug = false } = {}): Written & { status: number } {
  const written: Written = { out: '', err: '' };
  const host = fakeHost({
    writeOut: (text) => void (written.out += text),
    writeErr: (text) => void (written.err += text),
  });
  const output = openOutput(host, { json, noColor: false });
  return { status: reportFailure(error, { host, output, debug }), ...written };
}

const report = `This is a bug in air ${version}: please report it to its maintainers, with the command line and what --debug adds to it`;

test('what nobody expected is a bug of ours, without a stack trace', ({ expect }) => {
  const error = new TypeError('x is not a function');
  expect(fail(error)).toEqual({
    status: 1,
    out: '',
    err: `Error: x is not a function\n${report}\n`,
  });
  const { out, err } = fail(error, { json: true });
  expect(err).toBe('');
  expect(steady(out)).toBe(
    `{"v":1,"ts":"…","error":{"code":"INTERNAL_ERROR","kind":"PERMANENT","message":"x is not a function\\n${report}","retryable":false}}\n`,
  );
  expect(fail('a text').err).toBe(`Error: a text\n${report}\n`);
  // an error of the system is no code of ours
  expect(fail(Object.assign(new Error('EMFILE'), { code: 'EMFILE' })).err).toContain(report);
});

test('what a service wrote into a message is no command to a terminal', ({ expect }) => {
  const error = new CliError('run-failed', 'run 7 ended FAILED: \u001B[2Jgone\nline 2\u009B', {
    hint: 'Look\u001Bc',
  });
  expect(fail(error).err).toBe(
    String.raw`Error: run 7 ended FAILED: \x1b[2Jgone` +
      '\n' +
      String.raw`line 2\u009b` +
      '\n' +
      String.raw`  hint: Look\x1bc` +
      '\n',
  );
});

test('--debug adds the stack, and the causes', ({ expect }) => {
  const error = new Error('the outer', { cause: new Error('the inner', { cause: 'the reason' }) });
  const { err } = fail(error, { debug: true });
  expect(err).toMatch(
    /^Error: the outer\n +at .*\ncaused by Error: the inner\n +at .*\ncaused by the reason\nError: the outer\n/s,
  );
});

test('--debug stands beside the envelope', async ({ expect }) => {
  const { out, err } = await air(['run', '-o', 'json', '--debug']);
  expect(JSON.parse(out)).toMatchObject({ error: { code: 'INVALID_ARGS' } });
  expect(err).toMatch(/^CliError: required flag\(s\) "file" not set\n +at /);
});
