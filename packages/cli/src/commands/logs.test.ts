import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe } from 'vitest';
import { air, config, steady, test } from '../../test/air.ts';
import type { AirOptions } from '../../test/air.ts';

/** Launches a run and gives its id. */
async function launch(file: string, { env }: AirOptions): Promise<string> {
  const { out } = await air(['run', file, '-o', 'json'], { ...(env && { env }) });
  return JSON.parse(out).data.run_id;
}

/** The same when the run has ended. */
async function finished(file: string, options: AirOptions): Promise<string> {
  const id = await launch(file, options);
  await air(['wait', id], options);
  return id;
}

const twoNodes = (command: string): string =>
  config(command).replace('num_accelerators: 1', 'num_accelerators: 2');

const count = config('for i in 1 2 3 4 5; do echo $i; done');

describe('air logs', { concurrent: true }, () => {
  test('tails a finished run, by its id, its name or as latest', async ({ expect, write, env }) => {
    const id = await finished(await write(count), { env });
    const all = '1\n2\n3\n4\n5\n';
    const later = new Date(Date.now() + 60_000).toISOString();
    const shown: readonly (readonly [words: readonly string[], out: string])[] = [
      [[id], all],
      [['latest'], all],
      [['hello', '--no-follow'], all],
      [[id, '--tail', '2'], '4\n5\n'],
      [[id, '--lines=1'], '5\n'],
      [[id, '--tail', '0'], ''],
      [[id, '--since', '1h'], all],
      [[id, '--minutes', '5'], all],
      [[id, '--since', later], ''],
    ];
    await Promise.all(
      shown.map(async ([words, out]) => {
        expect(await air(['logs', ...words], { env }), words.join(' ')).toEqual({
          status: 0,
          out,
          err: '',
        });
      }),
    );
  });

  test('says which node wrote a line, and when', async ({ expect, write, env }) => {
    const id = await finished(await write(twoNodes('echo "of $NODE_RANK"')), { env });
    const one = await air(['logs', id], { env });
    expect(one).toEqual({
      status: 0,
      out: 'of 0\n',
      err: 'Showing node 0 of 2; --node all shows every node\n',
    });
    expect(await air(['logs', id, '--node', '1'], { env })).toEqual({
      ...one,
      out: 'of 1\n',
      err: '',
    });
    const all = await air(['logs', id, '--node', 'all'], { env });
    expect(all.out.split('\n').toSorted()).toEqual(['', '[node 0] of 0', '[node 1] of 1']);
    const stamped = await air(['logs', id, '--node', 'all', '--timestamps'], { env });
    expect(stamped.out).toMatch(/^\[node 0\] \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z of 0$/m);
    const colored = await air(['logs', id, '--node', 'all'], { env, isTerminal: true });
    expect(colored.out).toContain('\u001B[36m[node 0]\u001B[39m of 0\n');
    expect(colored.out).toContain('\u001B[33m[node 1]\u001B[39m of 1\n');
    const plain = await air(['logs', id, '--node', 'all', '--no-color'], { env, isTerminal: true });
    expect(plain.out).toContain('[node 0] of 0\n');
    expect(await air(['logs', id, '--node', '2'], { env })).toEqual({
      status: 1,
      out: '',
      err: 'Error: --node 2 does not exist: the run has 2 nodes, 0 to 1\nUsage: air logs RUN_ID [flags]\n',
    });
  });

  test('shows the last state of a progress bar on a terminal, elsewhere all that was written', async ({
    expect,
    write,
    env,
  }) => {
    const id = await finished(await write(config("printf ' 10%%\\r 50%%\\r100%%\\r\\nnext\\n'")), {
      env,
    });
    expect((await air(['logs', id], { env })).out).toBe(' 10%\r 50%\r100%\r\nnext\n');
    expect((await air(['logs', id], { env, isTerminal: true })).out).toBe('100%\nnext\n');
  });

  test('follows a live run to its end', async ({ expect, write, env, folder }) => {
    const go = join(folder, 'go');
    const file = await write(
      config(`echo one; echo two; until [ -e ${go} ]; do sleep 0.05; done; echo three`),
    );
    const id = await launch(file, { env });
    let shown = '';
    const following = air(['logs', id, '--tail', '1'], {
      env,
      interruptAt: (out) => {
        shown = out;
        return false;
      },
    });
    while (!shown.includes('two')) await new Promise(setImmediate);
    expect(await air(['logs', id, '--no-follow'], { env })).toEqual({
      status: 0,
      out: 'one\ntwo\n',
      err: '',
    });
    await write('', 'go');
    const { status, out, err } = await following;
    expect({ status, out: out.replace('one\n', '') }).toEqual({ status: 0, out: 'two\nthree\n' });
    expect(err).toMatch(/^(Status: [A-Z]+\n)*Status: SUCCESS\n$/);
  });

  test('goes on with the retries of a run, and shows one attempt alone', async ({
    expect,
    write,
    env,
    folder,
  }) => {
    const tried = join(folder, 'tried');
    const file = await write(
      config(
        `if [ -e ${tried} ]; then echo second; else echo first; sleep 0.5; touch ${tried}; exit 1; fi`,
      ).replace('max_retries: 0', 'max_retries: 2'),
    );
    const id = await launch(file, { env });
    const { status, out } = await air(['logs', id, '-o', 'json'], { env });
    expect({ status, out: steady(out).replaceAll(/\{"type":"STATUS".*\n/g, '') }).toEqual({
      status: 0,
      out: `{"type":"LOG","ts":"…","node":0,"line":"first"}
{"type":"RETRY","ts":"…","retry":1,"max_retries":2}
{"type":"LOG","ts":"…","node":0,"line":"second"}
`,
    });
    const [latest, first] = await Promise.all([
      air(['logs', id], { env }),
      air(['logs', id, '--retry', '0'], { env }),
    ]);
    expect([latest.out, first.out]).toEqual(['second\n', 'first\n']);
    expect(await air(['logs', id, '--retry', '2'], { env })).toEqual({
      status: 1,
      out: '',
      err: `Error: run ${id} has no attempt 2: it has attempts 0 to 1\n`,
    });
  });

  test('ends 1 when the run has failed, with the alert before its line', async ({
    expect,
    write,
    env,
  }) => {
    const id = await finished(await write(config('echo "CUDA error: no"; echo x; exit 3')), {
      env,
    });
    const text = await air(['logs', id], { env });
    expect({ ...text, err: steady(text.err) }).toEqual({
      status: 1,
      out: 'CUDA error: no\nx\n',
      err: expect.stringMatching(
        /^Node 0 shows a fatal failure:\nError: run … ended FAILED: .*\n$/,
      ),
    });
    const { status, out } = await air(['logs', id, '-o', 'json'], { env });
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(status).toBe(1);
    expect(lines).toMatchObject([
      { type: 'ALERT', node: 0, line: 'CUDA error: no' },
      { type: 'LOG', node: 0, line: 'CUDA error: no' },
      { type: 'LOG', node: 0, line: 'x' },
      { v: 1, error: { code: 'RUN_FAILED', kind: 'PERMANENT', run_id: id, status: 'FAILED' } },
    ]);
  });

  test('without any log, one line says how the run ended', async ({ expect, write, env }) => {
    const good = await finished(await write(config('true')), { env });
    expect(await air(['logs', good], { env })).toEqual({
      status: 0,
      out: '',
      err: `Run ${good} ended SUCCESS; no line of its log was found\n`,
    });
    const json = await air(['logs', good, '-o', 'json'], { env });
    expect(steady(json.out)).toBe('{"type":"STATUS","ts":"…","status":"SUCCESS"}\n');
    const bad = await finished(await write(config('exit 1'), 'bad.yaml'), { env });
    const { status, out, err } = await air(['logs', bad], { env });
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toMatch(/^Error: run \d+ ended FAILED: .*; no line of its log was found\n$/);
    const short = await launch(await write(config('sleep 0.3'), 'short.yaml'), { env });
    const followed = await air(['logs', short, '-o', 'json'], { env });
    expect(followed.err).toBe(`Run ${short} ended SUCCESS; no line of its log was found\n`);
    expect(followed.out.match(/"status":"SUCCESS"/g)).toHaveLength(1);
    const live = await launch(await write(config('sleep 30'), 'live.yaml'), { env });
    const now = await air(['logs', live, '--no-follow'], { env });
    expect(now).toMatchObject({ status: 0, out: '' });
    expect(now.err).toMatch(/^Run \d+ is (PENDING|RUNNING); there is no line of its log yet\n$/);
  });

  test('reads MLflow where there is no log service, and says that there are no times', async ({
    expect,
    write,
    env,
    local,
  }) => {
    const id = await finished(await write(count), { env });
    const body = { error_code: 'FEATURE_DISABLED', message: 'Off.' };
    local.addFault({ path: '*/logs', answer: { status: 404, body } });
    expect(await air(['logs', id, '--tail', '2'], { env })).toEqual({
      status: 0,
      out: '4\n5\n',
      err: '',
    });
    expect(await air(['logs', id, '--since', '1s'], { env })).toEqual({
      status: 0,
      out: '1\n2\n3\n4\n5\n',
      err: 'This log has no times: all of it is shown, without any\n',
    });
  });

  test('writes whole logs, of every node unless one is named', async ({
    expect,
    write,
    env,
    folder,
  }) => {
    const id = await finished(
      await write(twoNodes('for i in 1 2 3; do echo "$NODE_RANK-$i"; done')),
      { env },
    );
    const directory = join(folder, 'kept');
    const paths = [0, 1].map((node) => join(directory, 'logs', `node_${node}.log`));
    const other = await mkdtemp(join(folder, 'other-'));
    const line = ['logs', id, '--download-to', other, '--node', '1', '-o', 'json'];
    const [text, json] = await Promise.all([
      air(['logs', id, '--download-to', directory], { env }),
      air(line, { env }),
    ]);
    expect(text).toEqual({
      status: 0,
      out: `Wrote ${paths[0]}\nWrote ${paths[1]}\n`,
      err: '',
    });
    expect(await readFile(paths[0] ?? '', 'utf8')).toBe('0-1\n0-2\n0-3\n');
    expect(await readFile(paths[1] ?? '', 'utf8')).toBe('1-1\n1-2\n1-3\n');
    const file = join(other, 'logs', 'node_1.log');
    expect(JSON.parse(json.out)).toMatchObject({
      data: { run_id: id, status: 'SUCCESS', files: [file] },
    });
    expect(await readdir(join(other, 'logs'))).toEqual(['node_1.log']);
  });

  test('writes nothing of a log that cannot be read, and says so', async ({
    expect,
    write,
    env,
    folder,
    local,
  }) => {
    const id = await finished(await write(count), { env });
    const disabled = { status: 404, body: { error_code: 'FEATURE_DISABLED' } };
    const busy = { status: 503, body: { message: 'Full.' }, headers: { 'retry-after': '400' } };
    local.addFault({ path: '*/logs', answer: disabled });
    local.addFault({ path: '*/credentials-for-read', answer: busy });
    const directory = join(folder, 'kept');
    const reason = 'http://127.0.0.1:… answered 503: Full.';
    const download = await air(['logs', id, '--download-to', directory], { env });
    expect({ ...download, err: steady(download.err) }).toEqual({
      status: 1,
      out: '',
      err: `Error: the log of run … cannot be read: ${reason}\n`,
    });
    expect(await readdir(folder)).not.toContain('kept');
    const shown = await air(['logs', id], { env });
    expect({ ...shown, err: steady(shown.err) }).toEqual({
      status: 0,
      out: '',
      err: `Warning: the log of run … cannot be read: ${reason}\nRun … ended SUCCESS; no line of its log was found\n`,
    });
    const json = await air(['logs', id, '-o', 'json'], { env });
    expect(JSON.parse(json.out.split('\n')[0] ?? '')).toMatchObject({
      type: 'ERROR',
      node: 0,
      line: expect.stringMatching(/^the log of run \d+ cannot be read: /),
    });
  });

  test('ends on Ctrl-C, says how to look again, and leaves the run', async ({
    expect,
    write,
    env,
  }) => {
    const id = await launch(await write(config('echo started; sleep 30')), { env });
    const interruptAt = (out: string): boolean => out.includes('started');
    const text = await air(['logs', id], { env, interruptAt });
    expect(text).toMatchObject({ status: 130, out: 'started\n' });
    expect(text.err).toMatch(
      /Error: stopped showing the log of run (\d+)\n {2}hint: The run is not touched by that\. Look again with air logs \1\n$/,
    );
    const json = await air(['logs', id, '-o', 'json'], { env, interruptAt });
    expect(json.status).toBe(130);
    expect(JSON.parse(json.out.trim().split('\n').at(-1) ?? '')).toMatchObject({
      error: { code: 'INTERRUPTED' },
    });
  });

  test('ends quietly when nobody reads on', async ({ expect, write, env }) => {
    const id = await finished(await write(count), { env });
    expect(await air(['logs', id], { env, closed: true })).toEqual({ status: 0, out: '', err: '' });
  });

  test('of an unknown run is an error', async ({ expect, env }) => {
    const { status, out, err } = await air(['logs', '12'], { env });
    expect({ status, out, err: steady(err) }).toEqual({
      status: 1,
      out: '',
      err: 'Error: there is no run 12 on http://127.0.0.1:…: Run 12 does not exist.\n',
    });
  });
});

const usage = 'Usage: air logs RUN_ID [flags]\n';

test.for([
  [
    ['--tail', '3', '--since', '1h'],
    '--tail and --since exclude each other: each says what to show first',
  ],
  [
    ['--since', '1h', '--minutes', '3'],
    '--since and --minutes exclude each other: each says what to show first',
  ],
  [['--tail', 'many'], 'invalid --tail "many": it is a whole number'],
  [['--minutes', '1.5'], 'invalid --minutes "1.5": it is a whole number'],
  [['--retry', 'last'], 'invalid --retry "last": it is a whole number'],
  [['--node', 'one'], 'invalid --node "one": it is the number of a node, from 0, or all'],
  [
    ['--since', 'yesterday'],
    'invalid --since "yesterday": it is an age such as 90s, 10m, 2h or 1d, or a time such as 2026-01-31T12:00:00Z',
  ],
  [
    ['--since', '2026-02-31T99:00:00Z'],
    'invalid --since "2026-02-31T99:00:00Z": it is an age such as 90s, 10m, 2h or 1d, or a time such as 2026-01-31T12:00:00Z',
  ],
  [
    ['--download-to', 'x', '--tail', '3'],
    '--download-to writes the whole log: --tail and --since do not go with it',
  ],
] as const)('air logs 7 %j is used wrongly', async ([flags, message], { expect }) => {
  expect(await air(['logs', '7', ...flags])).toEqual({
    status: 1,
    out: '',
    err: `Error: ${message}\n${usage}`,
  });
});
