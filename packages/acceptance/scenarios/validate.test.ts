import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe } from 'vitest';
import { covers } from '../support/covers.ts';
import { program, runAir } from '../support/run-air.ts';
import { config, steady, test } from '../support/test.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

describe('the examples', () => {
  test('are valid, as text', async ({ expect }) => {
    covers('cli/validate');
    expect(await runAir(['validate', 'examples'], { cwd: root })).toEqual({
      status: 0,
      out: '2 YAML files looked at, 2 run configs checked, all valid\n',
      err: '',
    });
  });

  test('are valid, as JSON', async ({ expect }) => {
    covers('cli/validate-json');
    const { status, out } = await runAir(['validate', 'examples', '-o', 'json'], { cwd: root });
    expect({ status, out: steady(out) }).toEqual({
      status: 0,
      out: '{"v":1,"ts":"…","data":{"files":[{"file":"examples/hello/hello.yaml","ok":true,"issues":[]},{"file":"examples/train/train.yaml","ok":true,"issues":[]}],"errors":0,"warnings":0}}\n',
    });
  });

  test('are valid, as SARIF', async ({ expect }) => {
    covers('cli/validate-sarif');
    const { status, out } = await runAir(['validate', 'examples', '-o', 'sarif'], { cwd: root });
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ version: '2.1.0', runs: [{ results: [] }] });
  });
});

const tenMistakes = `experiment_name: bad.name
compute:
  accelerator_type: GPU_8xH100
  num_accelerators: 3
  node_pool_id: research
environment:
  version: [5]
env_variables: { TOKEN: plain, 2ND: x }
secrets: { TOKEN: ml/hf }
code_source: { root_path: ., include_paths: [] }
max_retries: -1
mlflow_experiment_directory: /Users/me
permissions:
  - group_name: researchers
command: make
`;

test('ten mistakes of ten kinds are ten issues, each at its place', async ({
  expect,
  home,
  write,
}) => {
  covers('config/all-at-once');
  await write(tenMistakes);
  const { status, out } = await runAir(['validate', 'run.yaml', '-o', 'jsonl'], { cwd: home });
  const { issues }: { issues: readonly { code: string; line: number; column: number }[] } =
    JSON.parse(out);
  const places = issues.map(({ code, line, column }) => `${line}:${column} ${code}`);
  expect({ status, places }).toEqual({
    status: 1,
    places: [
      '5:3 unknown-key',
      '7:3 wrong-type',
      '1:1 experiment-name',
      '4:3 whole-nodes',
      '8:32 variable-name',
      '9:12 secret-collision',
      '10:30 not-empty-list',
      '11:1 at-least',
      '12:1 starts-with',
      '14:5 required',
    ],
  });
});

test('standard input is read to its end, however it comes', async ({ expect }) => {
  covers('cli/validate-stdin');
  const child = execFile(process.execPath, [program, 'validate', '-', '-o', 'jsonl']);
  let out = '';
  child.stdout?.on('data', (text: string) => (out += text));
  const whole = config('x'.repeat(200_000));
  for (let at = 0; at < whole.length; at += 50_000) {
    child.stdin?.write(whole.slice(at, at + 50_000));
  }
  child.stdin?.end();
  await new Promise((resolve) => child.once('close', resolve));
  expect(out).toBe('{"file":"<stdin>","ok":true,"issues":[]}\n');
});

test('many files are checked in the order of their names, and counted', async ({
  expect,
  home,
  write,
}) => {
  const names = Array.from({ length: 50 }, (_, index) => `run-${index}.yaml`).toSorted();
  for (const name of names) await write(config(), name);
  const { out, err } = await runAir(['validate', '-o', 'jsonl'], { cwd: home });
  expect(
    out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).file),
  ).toEqual(names);
  expect(err).toBe('50 YAML files looked at, 50 run configs checked, all valid\n');
});

test('annotations name a file as it was named', async ({ expect, write }) => {
  covers('cli/validate-github');
  const file = await write(config().replace('max_retries: 0', 'max_retries: -1'));
  const { out } = await runAir(['validate', file, '-o', 'github']);
  expect(out).toBe(
    `::error file=${file},line=3,endLine=3,col=1,endColumn=12,title=at-least::max_retries must be >= 0, got -1\n`,
  );
});
